import { z } from 'zod';
import { badRequest, type Refusal } from '@/lib/docker-api/errors';
import { readUntil } from '@/lib/docker-api/prune/until';
import { type Filters, filters } from '@/lib/docker-api/query';

/** The query of a prune: `filters` with the keys that an engine takes there. */
export function pruneQuery(...more: string[]) {
  return z.strictObject({ filters: filters<string>('label', 'label!', ...more).optional() });
}

/** What may be removed, as far as filters tell. */
export interface PruneWish {
  /**
   * @param createdAt milliseconds since 1970
   */
  matches(labels: Readonly<Record<string, string>>, createdAt: number): boolean;
}

/** Reads the filters of a prune as an engine does (moby, daemon/prune.go). */
export function readPruneWish(given: Filters, now: number): PruneWish | Refusal {
  const { until = [], label = [], 'label!': unlike = [] } = given;
  if (until.length > 1) return badRequest('more than one until filter specified');
  const [written] = until;
  const latest = written === undefined ? Number.POSITIVE_INFINITY : readUntil(written, now);
  if (latest === null) return badRequest(`invalid filter 'until=${written}'`);
  return {
    matches: (labels, createdAt) =>
      createdAt <= latest && hasAll(labels, label) && !(unlike.length > 0 && hasAll(labels, unlike)),
  };
}

function hasAll(labels: Readonly<Record<string, string>>, wanted: readonly string[]): boolean {
  return wanted.every((each) => {
    const equals = each.indexOf('=');
    const key = equals === -1 ? each : each.slice(0, equals);
    return Object.hasOwn(labels, key) && (equals === -1 || labels[key] === each.slice(equals + 1));
  });
}
