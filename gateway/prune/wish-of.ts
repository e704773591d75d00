import type { Call } from '@/gateway/call';
import { accepted } from '@/gateway/refused';
import { type PruneWish, readPruneWish } from '@/lib/docker-api/prune/prune-wish';
import type { Filters } from '@/lib/docker-api/query';

/** @throws Refused 400 */
export function pruneWishOf(call: Call): PruneWish {
  return accepted(readPruneWish(filtersOf(call), Date.now()));
}

export function filtersOf({ query }: Call): Filters {
  return typeof query.filters === 'object' && !Array.isArray(query.filters) ? (query.filters as Filters) : {};
}
