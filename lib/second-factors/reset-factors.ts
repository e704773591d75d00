import type { Change } from '@/lib/audit/change';
import type { Actor } from '@/lib/auth/actor';
import { takeLock } from '@/lib/db/advisory-lock';
import type { Db } from '@/lib/db/client';
import { authorise } from '@/lib/grants/authorise';
import { requireHeld } from '@/lib/grants/delegation';
import { holdingsOfUser } from '@/lib/grants/holdings';
import { notify } from '@/lib/notices/notify';
import { paths } from '@/lib/paths/console-paths';
import { invalid } from '@/lib/problems/problem';
import { takeFactors } from '@/lib/second-factors/take-factors';
import { endSessions } from '@/lib/sessions/sessions';
import { getUser } from '@/lib/users/queries';

/**
 * Takes all second factors of somebody who has lost theirs, and ends their sessions. What then stands
 * before the account is its password alone, so it takes whoever holds all that the account does.
 *
 * @throws Problem 403; 404 for whom the actor may not see; 422 for oneself
 */
export async function resetSecondFactors(
  tx: Db,
  actor: Actor,
  reference: string,
): Promise<Change<undefined>> {
  const allowedBy = authorise(actor, 'user.manage', '/');
  await takeLock(tx, 'access');
  const { id, username } = await getUser(actor, reference, tx);
  if (id === actor.userId) {
    throw invalid('params.user', 'Your own are changed at /account/security, which asks for a proof');
  }
  requireHeld(actor, await holdingsOfUser(tx, id), `reset the second factors of ${username}`);
  const taken = await takeFactors(tx, id);
  await endSessions(tx, id);
  await notify(tx, [id], {
    kind: 'second-factor.reset',
    text: `${actor.username} took away all second factors of your account. Set up new ones.`,
    path: paths.accountPage('security'),
  });
  const audit = {
    operation: 'second-factor.reset',
    resourceKind: 'user',
    resourceId: id,
    resourceName: username,
    collection: '/',
    allowedBy,
    request: { ...taken },
  };
  return { result: undefined, audit };
}
