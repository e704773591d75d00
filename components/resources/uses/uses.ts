import type { ContainerRow } from '@/lib/containers/row';
import type { OnCluster } from '@/lib/rows/placed-row';
import type { ServiceRow } from '@/lib/services/row';
import type { TaskRow } from '@/lib/tasks/row';
import { isOver } from '@/lib/tasks/task-state';

/** What uses a thing: a container or a service. */
export interface Use {
  readonly kind: 'containers' | 'services';
  readonly cluster: string;
  readonly id: string;
  readonly name: string;
  readonly collection: string;
  /** Of a container: its state, and its node where the cluster has several. */
  readonly state: string | null;
  readonly node: string | null;
}

export type UsedKind = 'networks' | 'volumes' | 'secrets' | 'configs';

/** Uses by `usedKey` of what is used. */
export type Uses = ReadonlyMap<string, readonly Use[]>;

export function usedKey({ cluster, id }: { readonly cluster: string; readonly id: string }): string {
  return `${cluster} ${id}`;
}

const inContainers: Readonly<Record<UsedKind, (row: ContainerRow) => readonly string[]>> = {
  networks: (row) => row.networkIds,
  volumes: (row) => row.volumeNames,
  secrets: () => [],
  configs: () => [],
};

const inServices: Readonly<Record<UsedKind, (row: ServiceRow) => readonly string[]>> = {
  networks: (row) => row.networkIds,
  volumes: (row) => row.volumeNames,
  secrets: (row) => row.secretIds,
  configs: (row) => row.configIds,
};

/** Who uses the things of a kind, among what the person sees. Containers of services count as their service. */
export function usesOf(
  kind: UsedKind,
  containers: readonly OnCluster<ContainerRow>[],
  services: readonly OnCluster<ServiceRow>[],
): Uses {
  const uses = new Map<string, Use[]>();
  for (const row of services) {
    for (const id of inServices[kind](row)) add(uses, usedKey({ cluster: row.cluster, id }), serviceUse(row));
  }
  const seen = new Set(services.map(usedKey));
  for (const row of containers) {
    if (row.serviceId && seen.has(usedKey({ cluster: row.cluster, id: row.serviceId }))) continue;
    for (const id of inContainers[kind](row)) {
      add(uses, usedKey({ cluster: row.cluster, id }), containerUse(row));
    }
  }
  return uses;
}

/**
 * Who uses images: containers by the image's id, services by its name, and tasks by what they were made
 * from: what runs on a node whose engine is not registered only the Swarm's manager tells.
 */
export function imageUses(
  images: readonly { cluster: string; id: string; tags: readonly string[] }[],
  containers: readonly OnCluster<ContainerRow>[],
  services: readonly OnCluster<ServiceRow>[],
  tasks: readonly OnCluster<TaskRow>[],
): Uses {
  const uses = new Map<string, Use[]>();
  const byTag = new Map(
    images.flatMap((image) => image.tags.map((tag) => [`${image.cluster} ${tag}`, usedKey(image)] as const)),
  );
  for (const row of services) {
    const image = byTag.get(`${row.cluster} ${withTag(row.image)}`);
    if (image) add(uses, image, serviceUse(row));
  }
  const byService = new Map(services.map((row) => [usedKey(row), row]));
  for (const { cluster, serviceId, image: written, state } of tasks) {
    const image = byTag.get(`${cluster} ${withTag(written)}`);
    const service = byService.get(usedKey({ cluster, id: serviceId }));
    if (isOver(state) || !image || !service) continue;
    if (!uses.get(image)?.some(({ id }) => id === serviceId)) add(uses, image, serviceUse(service));
  }
  for (const row of containers) {
    add(uses, usedKey({ cluster: row.cluster, id: row.imageId }), containerUse(row));
  }
  return uses;
}

/** "nginx" is "nginx:latest", and a digest behind a tag says nothing more. */
function withTag(written: string): string {
  const name = written.split('@')[0] ?? '';
  return name.lastIndexOf(':') > name.lastIndexOf('/') ? name : `${name}:latest`;
}

function serviceUse({ cluster, id, name, collection }: OnCluster<ServiceRow>): Use {
  return { kind: 'services', cluster, id, name, collection, state: null, node: null };
}

function containerUse({ cluster, id, name, collection, state, node }: OnCluster<ContainerRow>): Use {
  return { kind: 'containers', cluster, id, name, collection, state, node };
}

function add(uses: Map<string, Use[]>, key: string, use: Use): void {
  const before = uses.get(key);
  if (before) before.push(use);
  else uses.set(key, [use]);
}
