import type { MovedResource } from '@/lib/access/effect/moved-resource';
import { allowingGrant, grantOnRecord } from '@/lib/access/explain';
import { isOperation } from '@/lib/access/operations';
import { type AuditSubject, auditActor, recordChange } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { dropAccessCache } from '@/lib/auth/load-access';
import { onlyLooking } from '@/lib/auth/only-looking';
import { type Db, db } from '@/lib/db/client';
import { isWorthRetrying } from '@/lib/db/constraint';
import { refused } from '@/lib/problems/problem';

/** What a change of our rows answers, and what the audit log says of it. */
export interface Change<T> {
  readonly result: T;
  /** One for each thing, where it did the same to many. */
  readonly audit: AuditSubject | readonly AuditSubject[];
  /** What it put into other collections, for who wants to know what that does to access. */
  readonly moved?: readonly MovedResource[];
}

const tries = 4;

/** The grant behind a change of a record; "" for what people may do with what is their own. */
function allowedBy(actor: Actor, { allowedBy: said, operation, collection = '/' }: AuditSubject): string {
  if (said !== undefined) return said;
  if (!isOperation(operation)) return '';
  const grant = allowingGrant(actor.access, operation, collection || '/', Date.now());
  return grant ? grantOnRecord(grant) : '';
}

/**
 * Makes a change and its audit entry in one transaction: either both are kept or neither. The entry
 * comes last, so that the log is locked only for a moment. Lost races with other transactions
 * (deadlock, serialisation) are tried again.
 *
 * Transactions read what is committed at each statement. Changes whose check spans rows take a lock
 * of their own first (lib/db/advisory-lock.ts): snapshots would make each audit entry that anyone
 * else writes meanwhile a serialisation failure.
 */
export async function makeChange<T>(
  actor: Actor,
  change: (tx: Db) => Promise<Change<T>>,
  timeoutMs = 15_000,
): Promise<T> {
  if (actor.viewing !== null) throw refused(onlyLooking(actor));
  const begunAt = Date.now();
  for (let attempt = 1; ; attempt++) {
    try {
      const made = await db.$transaction(
        async (tx) => {
          const { result, audit } = await change(tx);
          for (const each of [audit].flat()) {
            const subject = { ...each, allowedBy: allowedBy(actor, each) };
            await recordChange(tx, auditActor(actor), subject, begunAt);
          }
          return result;
        },
        { isolationLevel: 'ReadCommitted', maxWait: 5_000, timeout: timeoutMs },
      );
      // Other processes hear of it by notice; here the next request must already see it.
      dropAccessCache();
      return made;
    } catch (error) {
      if (attempt === tries || !isWorthRetrying(error)) throw error;
    }
  }
}
