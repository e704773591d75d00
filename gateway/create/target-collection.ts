import type { Call } from '@/gateway/call';
import { demand } from '@/gateway/pipeline/rights';
import { collectionId } from '@/gateway/placements/record';
import { accepted, Refused } from '@/gateway/refused';
import { type CollectionPath, privateCollectionOf } from '@/lib/access/collection-path';
import type { Operation } from '@/lib/access/operations';
import type { AuditSubject } from '@/lib/audit/record';
import type { Exceeded, Need } from '@/lib/docker-api/guard/findings';
import { type Labels, placementWish } from '@/lib/docker-api/labels';

/** Where a new thing goes, and by which grant. */
export interface Destination {
  readonly collection: CollectionPath;
  readonly collectionId: string;
  readonly allowedBy: string;
}

/**
 * Where a new thing goes: into the collection that its label wishes for, else into the person's own.
 *
 * @throws Refused 403 when they may not create it there, whether or not the collection exists
 */
export async function destinationOf(
  call: Call,
  operation: Operation,
  labels: Labels | undefined,
  subject: Partial<AuditSubject>,
): Promise<Destination> {
  const { collection: wish } = accepted(placementWish(labels));
  const collection = wish ?? privateCollectionOf(call.actor.username);
  const allowedBy = demand(call, operation, collection, subject);
  return { collection, collectionId: await collectionId(collection), allowedBy };
}

/**
 * Holds a new thing to what its guard found.
 *
 * @throws Refused 400 for what nobody may do, 403 for a right that is missing or a limit that is exceeded
 */
export function demandGuarded(
  call: Call,
  found: {
    readonly needs: readonly Need[];
    readonly refusals: readonly string[];
    readonly exceeded?: readonly Exceeded[];
  },
  collection: CollectionPath,
  subject: Partial<AuditSubject>,
): void {
  for (const { operation, why } of found.needs) demand(call, operation, collection, subject, why);
  if (found.refusals.length > 0) {
    throw new Refused(400, found.refusals.join('; '), {
      isRecorded: true,
      subject: { ...subject, collection },
    });
  }
  const [limit] = found.exceeded ?? [];
  if (limit) {
    const sentences = (found.exceeded ?? []).map(({ message }) => message);
    throw new Refused(403, `${sentences.join('; ')}.`, {
      isRecorded: true,
      limitOf: limit.collection,
      subject: { ...subject, collection },
    });
  }
}
