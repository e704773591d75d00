import { makeChange } from '@/lib/audit/change';
import { auditActor, recordRefusal } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { requireSignedIn } from '@/lib/auth/own-credentials';
import { db } from '@/lib/db/client';
import { revokeLinks } from '@/lib/links/make-link';
import { acceptedPassword } from '@/lib/passwords/accepted-password';
import { invalid, Problem } from '@/lib/problems/problem';
import { endSessions } from '@/lib/sessions/sessions';
import { checkPassword } from '@/lib/sign-in/check-password';
import { triedInSession } from '@/lib/sign-in/tried-from';

const operation = 'user.change-password';

/**
 * Changes one's own password and ends all other sessions. The old password is asked for and its
 * tries are counted as at sign-in, so that a browser left open is not enough.
 *
 * @throws Problem 403 without a session or with a wrong old password; 422 for a new one against the
 *   rules; 429 after too many tries
 */
export async function changePassword(
  actor: Actor,
  { oldPassword, newPassword }: { oldPassword: string; newPassword: string },
): Promise<void> {
  requireSignedIn(actor);
  const { email } = await db.user.findUniqueOrThrow({ where: { id: actor.userId }, select: { email: true } });
  const passwordHash = await acceptedPassword(newPassword, { ...actor, email }, 'body.newPassword');
  if (newPassword === oldPassword) throw invalid('body.newPassword', 'This is the old password');
  await requireOldPassword(actor, oldPassword);
  await makeChange(actor, async (tx) => {
    await tx.user.update({ where: { id: actor.userId }, data: { passwordHash, mustChangePassword: false } });
    await endSessions(tx, actor.userId, actor.credential.id);
    await revokeLinks(tx, actor.userId);
    return { result: undefined, audit: subjectOf(actor) };
  });
}

async function requireOldPassword(actor: Actor, password: string): Promise<void> {
  const check = await checkPassword({
    username: actor.username,
    password,
    address: actor.address,
    from: triedInSession(actor.credential.id),
  });
  if (check.status === 'right' && check.method === 'password') return;
  const problem =
    check.status === 'throttled'
      ? new Problem({
          kind: 'too-many-requests',
          detail: `Too many wrong passwords. Try again in ${check.retryAfterSeconds} s.`,
          headers: { 'Retry-After': String(check.retryAfterSeconds) },
        })
      : new Problem({
          kind: 'refused',
          detail:
            check.status === 'right'
              ? 'Your password is kept by your organisation. Change it there.'
              : 'The old password is wrong.',
          errors: [{ path: 'body.oldPassword', message: 'This is not your password' }],
        });
  await recordRefusal(db, auditActor(actor), subjectOf(actor), {
    status: problem.status,
    detail: problem.message,
  });
  throw problem;
}

function subjectOf({ userId, username }: Actor) {
  return { operation, resourceKind: 'user', resourceId: userId, resourceName: username };
}
