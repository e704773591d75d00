import { type CollectionPath, collectionAndAncestors } from '@/lib/access/collection-path';
import type { Actor } from '@/lib/auth/actor';
import { getCollection } from '@/lib/collections/queries';
import { type Db, db as shared } from '@/lib/db/client';
import { writtenRange } from '@/lib/docker-api/guard/published-ports';
import { may } from '@/lib/grants/authorise';
import { effectiveLimits, type LimitsAt, quotasOn } from '@/lib/limits/effective';
import {
  collectionLimits,
  type LimitsView,
  noLimits,
  type QuotaField,
  type QuotaUse,
} from '@/lib/limits/schema';
import { collectionUse } from '@/lib/limits/use';

/** What the collections on a path set, the nearest first; those that set nothing are left out. */
export async function limitsOnPath(db: Db, path: CollectionPath): Promise<LimitsAt[]> {
  const rows = await db.collectionLimits.findMany({
    where: { collection: { path: { in: collectionAndAncestors(path) } } },
    select: { limits: true, collection: { select: { path: true } } },
  });
  return rows
    .map(({ limits, collection }) => ({ path: collection.path, limits: collectionLimits.parse(limits) }))
    .sort((one, other) => other.path.length - one.path.length);
}

/**
 * What a collection sets, what it inherits, and what is in use.
 *
 * @throws Problem 404 for one that the actor may not see
 */
export async function getLimits(
  actor: Actor,
  reference: CollectionPath,
  db: Db = shared,
): Promise<LimitsView> {
  const { path, mayManage } = await getCollection(actor, reference, db);
  const onPath = await limitsOnPath(db, path);
  const own = onPath.find((at) => at.path === path)?.limits ?? noLimits;
  const quotas = (field: QuotaField) => quotaUses(db, actor, onPath, field);
  return {
    collection: path,
    mayManage,
    own,
    inherited: viewInherited(onPath.filter((at) => at.path !== path)),
    quotas: {
      containers: await quotas('containers'),
      services: await quotas('services'),
      totalMemoryBytes: await quotas('totalMemoryBytes'),
      totalNanoCpus: await quotas('totalNanoCpus'),
    },
    use: maySeeUse(actor, path) ? await collectionUse(db, path) : null,
  };
}

/** What is in use tells of everything in the collection: whoever may not see that is not told. */
export function maySeeUse(actor: Actor, path: CollectionPath): boolean {
  return may(actor, 'container.view', path) && may(actor, 'service.view', path);
}

const usedBy = {
  containers: 'containers',
  services: 'services',
  totalMemoryBytes: 'memoryBytes',
  totalNanoCpus: 'nanoCpus',
} as const;

async function quotaUses(
  db: Db,
  actor: Actor,
  onPath: readonly LimitsAt[],
  field: QuotaField,
): Promise<QuotaUse[]> {
  const uses: QuotaUse[] = [];
  for (const { value: limit, from: collection } of quotasOn(onPath, field)) {
    const used = maySeeUse(actor, collection) ? (await collectionUse(db, collection))[usedBy[field]] : null;
    uses.push({ collection, limit, used });
  }
  return uses;
}

function viewInherited(above: readonly LimitsAt[]): LimitsView['inherited'] {
  const { memoryBytes, nanoCpus, pids, ulimits, ports, addresses, replicas } = effectiveLimits(above);
  return {
    memoryBytes,
    nanoCpus,
    pids,
    ulimits: Object.fromEntries(ulimits),
    ports: ports.map(({ ranges, from }) => ({ ranges: ranges.map(writtenRange), from })),
    addresses: addresses.map((set) => ({ ...set, addresses: [...set.addresses] })),
    replicas,
  };
}
