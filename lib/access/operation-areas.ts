import { operationSummary, operationTier, type Tier } from '@/lib/access/operation-catalogue';
import { type Operation, operations } from '@/lib/access/operations';

export interface AreaOperation {
  readonly operation: Operation;
  readonly summary: string;
  readonly tier: Tier;
}

export interface OperationArea {
  /** The noun that the operations begin with. */
  readonly area: string;
  readonly label: string;
  readonly operations: readonly AreaOperation[];
}

const labels: Readonly<Record<string, string>> = {
  container: 'Containers',
  service: 'Services',
  network: 'Networks',
  volume: 'Volumes',
  secret: 'Secrets',
  config: 'Configs',
  image: 'Images',
  node: 'Nodes',
  catalog: 'Catalogue',
};

const administration = 'administration';

/** The whole catalogue by what it is about, in its own order; what administers is one area, last. */
export const operationAreas: readonly OperationArea[] = areasOf(operations);

function areasOf(all: readonly Operation[]): OperationArea[] {
  const areas = new Map<string, AreaOperation[]>();
  for (const operation of all) {
    const noun = operation.slice(0, operation.indexOf('.'));
    const area = noun in labels ? noun : administration;
    const entry = { operation, summary: operationSummary(operation), tier: operationTier(operation) };
    areas.set(area, [...(areas.get(area) ?? []), entry]);
  }
  return [...areas].map(([area, entries]) => ({
    area,
    label: labels[area] ?? 'Administration',
    operations: entries,
  }));
}

/** What a change of a role adds and takes away, each in the catalogue's order. */
export function operationsDiff(before: readonly string[], after: readonly string[]) {
  return {
    added: operations.filter((operation) => after.includes(operation) && !before.includes(operation)),
    removed: operations.filter((operation) => before.includes(operation) && !after.includes(operation)),
  };
}

/** "1 operation", "12 operations". */
export function operationCount(count: number): string {
  return count === 1 ? '1 operation' : `${count.toLocaleString('en')} operations`;
}
