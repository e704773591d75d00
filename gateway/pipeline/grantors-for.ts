import { log, reasonOf } from '@/gateway/log';
import type { Refused } from '@/gateway/refused';
import { heldOperations } from '@/lib/access/access';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { subjectsHolding } from '@/lib/grants/subjects-holding';
import { whoCanGrant } from '@/lib/grants/who-can-grant';

/**
 * Who could give the right that was missing, or change the limit: "user:ana", "team:platform". Only
 * for those who have any business in that collection.
 */
export async function grantorsFor({ facts }: Refused, actor: Actor | null): Promise<string[]> {
  const { missing, limitOf } = facts;
  const where = missing?.collection ?? facts.subject?.collection;
  if (!actor || !where || heldOperations(actor.access, where, Date.now()).length === 0) return [];
  try {
    if (limitOf !== undefined) return await subjectsHolding(db, ['collection.manage'], limitOf);
    return missing ? await whoCanGrant(db, missing.operation, missing.collection) : [];
  } catch (error) {
    log('warn', 'grantors not found', { reason: reasonOf(error) });
    return [];
  }
}
