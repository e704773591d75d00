import type { Call } from '@/gateway/call';
import { may } from '@/gateway/pipeline/rights';
import { type Placed, placed } from '@/gateway/placements/places';
import { Refused } from '@/gateway/refused';
import { inSwarm } from '@/gateway/resolve/in-swarm';
import { rootCollection } from '@/lib/access/collection-path';
import { notFound } from '@/lib/docker-api/errors';
import type { TaskThing } from '@/lib/docker-api/kinds/task';
import { thingOf } from '@/lib/docker-api/kinds/thing';

export interface ResolvedTask {
  readonly task: TaskThing;
  /** What attaches a container to a network has none: an empty one in "/" stands in its place. */
  readonly service: Placed;
}

/**
 * The task that a reference means among those of services that the person may see: by its full id,
 * its name ("web.1.<id>"), or the beginning of its id.
 *
 * @throws Refused 404 in Docker's words, 400 when there are several, 503 where there is no Swarm
 */
export async function resolveTask(
  call: Pick<Call, 'actor' | 'cluster'>,
  reference: string,
): Promise<ResolvedTask> {
  const id = reference.slice(reference.lastIndexOf('.') + 1);
  const { inventory } = call.cluster;
  const begins = (task: TaskThing) => id !== '' && task.id.startsWith(id);
  const known = (await inSwarm(inventory.items('task'))).map(({ thing }) => thing).filter(begins);
  // What is not known may be there all the same.
  const tasks = known.length > 0 ? known : (await inSwarm(inventory.tasks())).filter(begins);
  const found = (await withServices(call, tasks))
    .filter(({ service }) => may(call.actor, 'service.view', service.place.collection))
    .filter(({ task, service }) => id === reference || reference === nameOf(task, service));
  const exact = found.find(({ task }) => task.id === id);
  const [first, second] = exact ? [exact] : found;
  if (first && second) {
    throw new Refused(400, `task ${reference} is ambiguous (${found.length} matches found)`);
  }
  if (first) return first;
  const { status, message } = notFound('task', reference);
  throw new Refused(status, message, {
    isRecorded: tasks.length > 0,
    subject: { operation: 'service.view', resourceKind: 'task' },
  });
}

/** The tasks, each with the service that it is part of. */
export async function withServices(
  { cluster }: Pick<Call, 'cluster'>,
  tasks: readonly TaskThing[],
): Promise<ResolvedTask[]> {
  const wanted = new Set(tasks.map(({ serviceId }) => serviceId));
  const services = (await cluster.inventory.items('service'))
    .filter(({ id }) => wanted.has(id))
    .map(({ thing }) => thing);
  const byId = new Map((await placed(cluster, services)).map((service) => [service.id, service]));
  return tasks.map((task) => ({ task, service: byId.get(task.serviceId) ?? serviceless(task) }));
}

/** A service that has just gone leaves its tasks behind for a moment: they are nobody's then. */
function serviceless({ serviceId }: TaskThing): Placed {
  return {
    ...thingOf({ kind: 'service', id: serviceId }),
    place: { collection: rootCollection, ownerId: null, owner: null },
  };
}

function nameOf(task: TaskThing, service: Placed): string {
  return `${service.name}.${task.slot || task.nodeId}.${task.id}`;
}
