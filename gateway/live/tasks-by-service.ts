import type { TaskThing } from '@/lib/docker-api/kinds/task';

/** Which tasks there are of each service and on each node. */
export class TasksByService {
  readonly #tasks = new Map<string, TaskThing>();
  readonly #byService = new Map<string, Map<string, TaskThing>>();

  of(serviceId: string): readonly TaskThing[] {
    return [...(this.#byService.get(serviceId)?.values() ?? [])];
  }

  idsOf(serviceIds: readonly string[]): string[] {
    return serviceIds.flatMap((id) => [...(this.#byService.get(id)?.keys() ?? [])]);
  }

  idsOn(nodeIds: readonly string[]): string[] {
    const nodes = new Set(nodeIds);
    return [...this.#tasks.values()].flatMap(({ id, nodeId }) => (nodes.has(nodeId) ? id : []));
  }

  /** @returns the services whose tasks are others now */
  take(changed: readonly TaskThing[], gone: readonly string[]): string[] {
    const services = new Set<string>();
    for (const id of gone) {
      const task = this.#tasks.get(id);
      if (task) services.add(this.#forget(task));
    }
    for (const task of changed) {
      services.add(task.serviceId);
      this.#tasks.set(task.id, task);
      const siblings = this.#byService.get(task.serviceId) ?? new Map<string, TaskThing>();
      siblings.set(task.id, task);
      this.#byService.set(task.serviceId, siblings);
    }
    return [...services];
  }

  /** A task stays with its service for good. */
  #forget({ id, serviceId }: TaskThing): string {
    this.#tasks.delete(id);
    const siblings = this.#byService.get(serviceId);
    siblings?.delete(id);
    if (siblings?.size === 0) this.#byService.delete(serviceId);
    return serviceId;
  }
}
