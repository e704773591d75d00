import { rootCollection } from '@/lib/access/collection-path';
import { type AuditActor, auditActor, recordChange } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { dropAccessCache } from '@/lib/auth/load-access';
import { type Db, db } from '@/lib/db/client';

/** Back to oneself. Nothing happens where nobody is viewed. */
export async function endViewing(actor: Actor): Promise<void> {
  if (actor.viewing === null) return;
  await db.$transaction((tx) => endOn(tx, actor.credential.id, auditActor(actor), 'stopped'));
  dropAccessCache();
}

/**
 * Ends it on a session and puts it on record, once.
 *
 * @param how why it is over, in a word or two
 */
export async function endOn(tx: Db, sessionId: string, by: AuditActor, how: string): Promise<void> {
  const session = await tx.session.findUnique({
    where: { id: sessionId },
    select: { viewing: { select: { id: true, username: true } } },
  });
  if (!session?.viewing) return;
  const { id, username } = session.viewing;
  const { count } = await tx.session.updateMany({
    where: { id: sessionId, viewingUserId: id },
    data: { viewingUserId: null, viewingUntil: null, viewingReason: '' },
  });
  if (count === 0) return;
  await recordChange(tx, by, {
    operation: 'access.view-as',
    resourceKind: 'user',
    resourceId: id,
    resourceName: username,
    collection: rootCollection,
    request: { change: 'end', how },
  });
}
