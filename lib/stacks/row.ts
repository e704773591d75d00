import type { ContainerRow } from '@/lib/containers/row';
import type { OnCluster, PlacedRow } from '@/lib/rows/placed-row';
import type { ServiceRow } from '@/lib/services/row';

/** A stack, or compose project, as lists show it: what of it the person may see. Its id is its name. */
export interface StackRow extends PlacedRow {
  /** "swarm" of services; "compose" of containers. */
  readonly kind: 'swarm' | 'compose';
  /** Where its parts are, each collection once. */
  readonly collections: readonly string[];
  readonly services: number;
  /** Tasks of its services, or containers, that run, and that should. */
  readonly running: number;
  readonly desired: number;
  /** When the latest of its services was changed, or of its containers made. */
  readonly updatedAt: number | null;
}

interface Part {
  readonly collection: string;
  readonly owner: string | null;
  readonly running: number;
  readonly desired: number;
  readonly at: number | null;
}

/** The stacks that services and containers are part of, by name. */
export function stackRows(
  services: readonly OnCluster<ServiceRow>[],
  containers: readonly OnCluster<ContainerRow>[],
): OnCluster<StackRow>[] {
  const swarm = grouped(services, (row) => ({ ...row, at: row.updatedAt }));
  // Tasks bear their stack too, and are counted with their services.
  const ownContainers = containers.filter((row) => row.serviceId === null);
  const compose = grouped(ownContainers, (row) => ({
    collection: row.collection,
    owner: row.owner,
    running: row.state === 'running' ? 1 : 0,
    desired: 1,
    at: row.createdAt,
  }));
  return [...rowsOf(swarm, 'swarm'), ...rowsOf(compose, 'compose')];
}

function grouped<Row extends OnCluster<PlacedRow> & { readonly stack: string | null }>(
  rows: readonly Row[],
  partOf: (row: Row) => Part,
): ReadonlyMap<string, { cluster: string; name: string; parts: Part[] }> {
  const groups = new Map<string, { cluster: string; name: string; parts: Part[] }>();
  for (const row of rows) {
    if (row.stack === null) continue;
    const key = `${row.cluster} ${row.stack}`;
    const group = groups.get(key) ?? { cluster: row.cluster, name: row.stack, parts: [] };
    group.parts.push(partOf(row));
    groups.set(key, group);
  }
  return groups;
}

function rowsOf(groups: ReturnType<typeof grouped>, kind: StackRow['kind']): OnCluster<StackRow>[] {
  return [...groups.values()].map(({ cluster, name, parts }) => {
    const collections = [...new Set(parts.map(({ collection }) => collection))].sort();
    const owners = new Set(parts.map(({ owner }) => owner));
    const times = parts.flatMap(({ at }) => at ?? []);
    const total = (of: (part: Part) => number) => parts.reduce((sum, part) => sum + of(part), 0);
    return {
      id: name,
      name,
      cluster,
      kind,
      collection: collections[0] ?? '/',
      collections,
      owner: owners.size === 1 ? (parts[0]?.owner ?? null) : null,
      services: kind === 'swarm' ? parts.length : 0,
      running: total((part) => part.running),
      desired: total((part) => part.desired),
      updatedAt: times.length > 0 ? Math.max(...times) : null,
    };
  });
}
