import { collectionsGranting } from '@/lib/access/access';
import type { Operation } from '@/lib/access/operations';
import type { ResourceKind } from '@/lib/alerts/breach';
import type { Actor } from '@/lib/auth/actor';

/** The right to know of an alert: that to see its resource. */
const viewing: Readonly<Record<ResourceKind, Operation>> = {
  cluster: 'cluster.view',
  engine: 'cluster.view',
  certificate: 'cluster.view',
  // Besides whoever's it is.
  'client-certificate': 'user.view',
  node: 'node.view',
  service: 'service.view',
  container: 'container.view',
};

/** Null for a kind that this version does not know. */
export function viewingRight(kind: string): Operation | null {
  return Object.hasOwn(viewing, kind) ? viewing[kind as ResourceKind] : null;
}

/** Where a person may see what kind of resource: two lists of the same length, for the database. */
export interface VisibleScope {
  readonly kinds: string[];
  readonly collections: string[];
}

export function visibleScope({ access }: Actor, now: number): VisibleScope {
  const kinds: string[] = [];
  const collections: string[] = [];
  for (const [kind, operation] of Object.entries(viewing)) {
    for (const collection of collectionsGranting(access, operation, now)) {
      kinds.push(kind);
      collections.push(collection);
    }
  }
  return { kinds, collections };
}
