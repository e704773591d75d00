import { collectionsGranting } from '@/lib/access/access';
import type { Actor } from '@/lib/auth/actor';
import { type Db, db as shared } from '@/lib/db/client';
import { counted, humanBytes, humanCpus } from '@/lib/docker-api/guard/units';
import { getLimits } from '@/lib/limits/queries';
import type { QuotaField } from '@/lib/limits/schema';

/** Who may create in more collections than this is an operator, and has the pages of administration. */
const mostShown = 5;

const measures: ReadonlyArray<readonly [QuotaField, (used: number) => string, (limit: number) => string]> = [
  ['containers', String, (limit) => counted(limit, 'container')],
  ['services', String, (limit) => counted(limit, 'service')],
  ['totalMemoryBytes', humanBytes, (limit) => `${humanBytes(limit)} of memory`],
  ['totalNanoCpus', (used) => String(used / 1e9), humanCpus],
];

/**
 * How full it is where the actor may create containers: "/Shared/shop: 3 of 10 containers, 1.5 GiB of
 * 4 GiB of memory". Of each measure the nearest quota; nothing where none holds.
 */
export async function quotaLines(actor: Actor, db: Db = shared): Promise<string[]> {
  const collections = collectionsGranting(actor.access, 'container.create', Date.now());
  const lines: string[] = [];
  for (const collection of collections.slice(0, mostShown)) {
    const { quotas } = await getLimits(actor, collection, db);
    const parts = measures.flatMap(([field, used, limit]) => {
      const [nearest] = quotas[field];
      if (!nearest) return [];
      return nearest.used === null
        ? [`at most ${limit(nearest.limit)}`]
        : [`${used(nearest.used)} of ${limit(nearest.limit)}`];
    });
    if (parts.length > 0) lines.push(`${collection}: ${parts.join(', ')}`);
  }
  return lines;
}
