import { rootCollection } from '@/lib/access/collection-path';
import { missingToViewAs } from '@/lib/access/intersect';
import type { Change } from '@/lib/audit/change';
import type { Actor } from '@/lib/auth/actor';
import type { Db } from '@/lib/db/client';
import { authorise, missingRight } from '@/lib/grants/authorise';
import { notify } from '@/lib/notices/notify';
import { conflict, invalid, refused } from '@/lib/problems/problem';
import { addJob } from '@/lib/queue/jobs';
import { getUser } from '@/lib/users/queries';
import { viewingMs } from '@/lib/view-as/lifetime';
import type { ViewingView } from '@/lib/view-as/schema';

/**
 * From now on this session sees the console as the person does, as far as its holder may see that
 * themselves, and changes nothing. The person is told.
 *
 * @throws Problem 403, 404, 409 for a disabled account, 422 for oneself
 */
export async function startViewing(
  tx: Db,
  actor: Actor,
  reference: string,
  reason: string,
): Promise<Change<ViewingView>> {
  const lacking = missingToViewAs(actor.access, Date.now());
  if (lacking !== null) throw missingRight(lacking, rootCollection);
  const allowedBy = authorise(actor, 'access.view-as', rootCollection);
  if (actor.credential.kind !== 'session') throw refused('Sign in to do this; a token is not enough.');
  const user = await getUser(actor, reference, tx);
  if (user.id === actor.userId) throw invalid('params.user', 'This is what you see already');
  if (user.disabledAt !== null) throw conflict(`The account of ${user.username} is disabled.`);
  const until = new Date(Date.now() + viewingMs);
  const sessionId = actor.credential.id;
  await tx.session.update({
    where: { id: sessionId },
    data: { viewingUserId: user.id, viewingUntil: until, viewingReason: reason },
  });
  await addJob(
    tx,
    'view-as.end',
    { sessionId },
    { key: `view-as.end:${sessionId}`, queue: 'access', runAt: until },
  );
  await notify(tx, [user.id], {
    kind: 'access.viewed',
    text: `${actor.username} looks at the console as you see it, without being able to change anything: ${reason}`,
  });
  const { username, fullName } = user;
  return {
    result: {
      viewing: { username, fullName, by: actor.username, reason, until: until.toISOString() },
    },
    audit: {
      operation: 'access.view-as',
      resourceKind: 'user',
      resourceId: user.id,
      resourceName: username,
      collection: rootCollection,
      allowedBy,
      request: { change: 'start', reason, until: until.toISOString() },
    },
  };
}
