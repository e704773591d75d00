import type { Db } from '@/lib/db/client';

/** What is locked for checks that span rows. */
export type Lock =
  | 'access'
  | 'access-requests'
  | 'image-prefixes'
  | 'placements'
  | 'clusters'
  | 'limits'
  | 'records';

/**
 * Waits until no other transaction holds the lock, and holds it until this one ends. Whatever is
 * read afterwards includes what the others committed.
 */
export async function takeLock(tx: Db, lock: Lock): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`wheelhouse.${lock}`}))`;
}
