import type { Change } from '@/lib/audit/change';
import type { Actor } from '@/lib/auth/actor';
import type { Db } from '@/lib/db/client';
import { authorise } from '@/lib/grants/authorise';
import { endSessions } from '@/lib/sessions/sessions';
import { getUser } from '@/lib/users/queries';

/** Ends every session of somebody, wherever it is open; they sign in again. Needs user.manage on /. */
export async function endSessionsOf(tx: Db, actor: Actor, reference: string): Promise<Change<undefined>> {
  const allowedBy = authorise(actor, 'user.manage', '/');
  const { id, username } = await getUser(actor, reference, tx);
  await endSessions(tx, id);
  return {
    result: undefined,
    audit: {
      operation: 'user.manage',
      resourceKind: 'user',
      resourceId: id,
      resourceName: username,
      collection: '/',
      allowedBy,
      request: { change: 'end-sessions' },
    },
  };
}
