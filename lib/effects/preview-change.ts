import { effectBetween } from '@/lib/access/effect/effect';
import type { MovedResource } from '@/lib/access/effect/moved-resource';
import { operationsOn } from '@/lib/access/kind-operations';
import type { Change } from '@/lib/audit/change';
import type { Actor } from '@/lib/auth/actor';
import { takeLock } from '@/lib/db/advisory-lock';
import { type Db, db } from '@/lib/db/client';
import { isWorthRetrying } from '@/lib/db/constraint';
import { loadAccessState } from '@/lib/effects/load-access-state';
import type { AccessEffect } from '@/lib/effects/schema';
import { viewEffect } from '@/lib/effects/view-effect';

const tries = 4;

/** Carries the answer out of a transaction that is not to be kept. */
class RolledBack extends Error {
  constructor(readonly effect: AccessEffect) {
    super('A dry run is rolled back.');
  }
}

/**
 * What a change would do to access: it is made in its transaction, by the function that makes it in
 * earnest and with every check, the effect is worked out inside, and all of it is rolled back.
 *
 * @param permit asked before anything is read
 */
export async function previewChange(
  actor: Actor,
  permit: (tx: Db) => Promise<void>,
  change: (tx: Db) => Promise<Change<unknown>>,
): Promise<AccessEffect> {
  for (let attempt = 1; ; attempt++) {
    try {
      await db.$transaction(
        async (tx) => {
          await permit(tx);
          // Others' changes of access wait: what is told is what this one does.
          await takeLock(tx, 'access');
          throw new RolledBack(await effectWithin(tx, actor, change));
        },
        { isolationLevel: 'ReadCommitted', maxWait: 5_000, timeout: 15_000 },
      );
    } catch (error) {
      if (error instanceof RolledBack) return error.effect;
      if (attempt === tries || !isWorthRetrying(error)) throw error;
    }
  }
}

/** Makes the change in a transaction and tells what it does to access, as the actor may know it. */
export async function effectWithin(
  tx: Db,
  actor: Actor,
  change: (tx: Db) => Promise<Pick<Change<unknown>, 'moved'>>,
): Promise<AccessEffect> {
  const before = await loadAccessState(tx);
  const { moved = [] } = await change(tx);
  const after = await loadAccessState(tx, before);
  return viewEffect(tx, actor, { before, after }, effectBetween(before, after, movesOf(moved)), moved);
}

/** One for all things of a kind that go the same way. */
export function movesOf(moved: readonly MovedResource[]) {
  const ways = new Map(moved.map((thing) => [`${thing.kind} ${thing.from}>${thing.to}`, thing]));
  return [...ways.values()].map(({ kind, from, to }) => ({ from, to, operations: operationsOn(kind) }));
}
