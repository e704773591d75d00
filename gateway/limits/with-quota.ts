import type { Call } from '@/gateway/call';
import { EngineUnreachable } from '@/gateway/engines/engine-unreachable';
import { learnUses } from '@/gateway/limits/learn-uses';
import { may } from '@/gateway/pipeline/rights';
import { sweepPlaces } from '@/gateway/placements/sweep';
import { Refused } from '@/gateway/refused';
import type { CollectionPath } from '@/lib/access/collection-path';
import type { AuditSubject } from '@/lib/audit/record';
import { db } from '@/lib/db/client';
import type { LimitsAt } from '@/lib/limits/effective';
import { limitsOnPath } from '@/lib/limits/queries';
import { type Shortage, shortageInWords, shortagesOf, withQuotas } from '@/lib/limits/quotas';
import type { Uses } from '@/lib/limits/use';

/**
 * Makes something while its room in every quota above it is taken: two that begin at once never both
 * squeeze into what is left for one.
 *
 * @param asked what it adds to what is in use
 * @param make records the placement with `claim`, which ends the claim in the same moment; null where
 *   no quota holds
 * @throws Refused 403 when there is no room
 */
export async function withQuota<T>(
  call: Call,
  collection: CollectionPath,
  asked: Uses,
  subject: Partial<AuditSubject>,
  make: (claim: string | null) => Promise<T>,
): Promise<T> {
  const onPath = withQuotas(await limitsOnPath(db, collection));
  const outermost = onPath.at(-1);
  const isMore = Object.values(asked).some((amount) => amount > 0);
  if (!outermost || !isMore) return make(null);
  const claim = call.exchange.correlationId;
  await learnUses(call, outermost.path);
  const shortages = await takeRoom(claim, collection, onPath, asked);
  if (shortages.length > 0) {
    // What went a moment ago may still be on record.
    await sweepPlaces(call.cluster, call.door.lastKnown);
    const still = await takeRoom(claim, collection, onPath, asked);
    if (still.length > 0) throw noRoom(call, still, { ...subject, collection });
  }
  let isUnknown = false;
  try {
    return await make(claim);
  } catch (error) {
    // It may have been made: its room is kept until somebody has looked.
    isUnknown = error instanceof EngineUnreachable;
    throw error;
  } finally {
    if (!isUnknown) await db.quotaClaim.deleteMany({ where: { id: claim } });
  }
}

/**
 * Demands that there is room now, without taking it.
 *
 * @throws Refused 403
 */
export async function demandRoom(
  call: Call,
  collection: CollectionPath,
  asked: Uses,
  subject: Partial<AuditSubject>,
): Promise<void> {
  const onPath = withQuotas(await limitsOnPath(db, collection));
  const outermost = onPath.at(-1);
  if (!outermost || !Object.values(asked).some((amount) => amount > 0)) return;
  await learnUses(call, outermost.path);
  const shortages = await db.$transaction((tx) => shortagesOf(tx, onPath, asked));
  if (shortages.length > 0) throw noRoom(call, shortages, { ...subject, collection });
}

async function takeRoom(
  claim: string,
  collection: CollectionPath,
  onPath: readonly LimitsAt[],
  asked: Uses,
): Promise<Shortage[]> {
  return db.$transaction(
    async (tx) => {
      const shortages = await shortagesOf(tx, onPath, asked);
      if (shortages.length > 0) return shortages;
      const { id } = await tx.collection.findUniqueOrThrow({
        where: { path: collection },
        select: { id: true },
      });
      await tx.quotaClaim.create({ data: { id: claim, collectionId: id, ...asked } });
      return [];
    },
    { maxWait: 10_000, timeout: 20_000 },
  );
}

function noRoom({ actor }: Call, shortages: readonly Shortage[], subject: Partial<AuditSubject>): Refused {
  const sentences = shortages.map((shortage) =>
    shortageInWords(
      shortage,
      may(actor, 'container.view', shortage.collection) && may(actor, 'service.view', shortage.collection),
    ),
  );
  const [first] = shortages;
  return new Refused(403, `${sentences.join('; ')}.`, {
    isRecorded: true,
    subject,
    ...(first ? { limitOf: first.collection } : {}),
  });
}
