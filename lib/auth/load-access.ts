import { type Access, compileAccess } from '@/lib/access/access';
import { briefCache, dropBriefCaches } from '@/lib/auth/brief-cache';
import { grantsReaching } from '@/lib/auth/grants-reaching';
import { db } from '@/lib/db/client';

/** Half of what a change of rights may take to arrive, should its notice get lost. */
export const rememberedMs = 1_000;

const remembered = briefCache<Access>(rememberedMs);

/** What the person may do now, by every grant that reaches them; nothing when the account is disabled. */
export function loadAccess(userId: string): Promise<Access> {
  return remembered.get(userId, async () => {
    const grants = await grantsReaching(db, [userId]);
    return compileAccess(grants.get(userId) ?? []);
  });
}

/**
 * Forgets what is remembered of people and their credentials. Call it on every notice `access` and
 * `connected` (lib/db/listen.ts).
 */
export function dropAccessCache(): void {
  dropBriefCaches();
}
