import type { z } from 'zod';
import { recordChange } from '@/lib/audit/record';
import { dropAccessCache } from '@/lib/auth/load-access';
import { hashToken } from '@/lib/auth/tokens';
import { type Db, db } from '@/lib/db/client';
import { isLinkToken } from '@/lib/links/link-token';
import { revokeLinks } from '@/lib/links/make-link';
import { passwordChangedMail } from '@/lib/links/messages';
import type { linkFacts, linkUse } from '@/lib/links/schema';
import { queueMail } from '@/lib/mail/queue-mail';
import { acceptedPassword, currentPasswordRules } from '@/lib/passwords/accepted-password';
import { Problem } from '@/lib/problems/problem';
import { endSessions } from '@/lib/sessions/sessions';
import { type SignInPlace, signInActor } from '@/lib/sign-in/sign-in-actor';

/** What a link is for. @throws Problem 404, the same for whatever is not, or no longer, a good one */
export async function lookAtLink(token: string): Promise<z.output<typeof linkFacts>> {
  const { kind, expiresAt, user } = await goodLink(db, token);
  const { leastLength } = await currentPasswordRules();
  const { username, fullName } = user;
  return { kind, username, fullName, expiresAt: expiresAt.toISOString(), leastLength };
}

/**
 * Sets the password that a link is for, once. All sessions of the person end, and so do all other
 * links; a message tells them. Nobody is signed in by it: that takes the password, and whatever
 * second factor is asked for.
 *
 * @throws Problem 404 for a link that is no good; 422 for a password against the rules, which does
 *   not use up the link
 */
export async function useLink(
  { token, fullName, password }: z.output<typeof linkUse>,
  place: SignInPlace,
): Promise<{ username: string }> {
  const { user } = await goodLink(db, token);
  const owner = { ...user, fullName: fullName ?? user.fullName };
  const passwordHash = await acceptedPassword(password, owner, 'body.password');
  await db.$transaction(async (tx) => {
    const link = await goodLink(tx, token);
    const spent = await tx.oneTimeLink.updateMany({
      where: { id: link.id, usedAt: null, revokedAt: null, expiresAt: { gt: new Date() } },
      data: { usedAt: new Date() },
    });
    if (spent.count === 0) throw noGood();
    const named = link.kind === 'invitation' && fullName !== undefined ? { fullName } : {};
    await tx.user.update({
      where: { id: user.id },
      data: { passwordHash, mustChangePassword: false, ...named },
    });
    await endSessions(tx, user.id);
    await revokeLinks(tx, user.id);
    if (link.kind === 'reset' && user.email) {
      await queueMail(
        tx,
        passwordChangedMail({ to: user.email, username: user.username, address: place.address }),
      );
    }
    await recordChange(tx, signInActor(user, place, `link ${link.id}`), {
      operation: 'user.change-password',
      resourceKind: 'user',
      resourceId: user.id,
      resourceName: user.username,
      request: { by: link.kind },
    });
  });
  dropAccessCache();
  return { username: user.username };
}

async function goodLink(from: Db, token: string) {
  if (!isLinkToken(token)) throw noGood();
  const link = await from.oneTimeLink.findUnique({
    where: { tokenHash: hashToken(token) },
    include: {
      user: {
        select: { id: true, username: true, fullName: true, email: true, disabledAt: true, source: true },
      },
    },
  });
  const isGood =
    link && !link.usedAt && !link.revokedAt && link.expiresAt > new Date() && !link.user.disabledAt;
  if (!isGood || link.user.source !== 'local') throw noGood();
  return link;
}

function noGood(): Problem {
  return new Problem({
    kind: 'not-found',
    detail: 'This link is not good any more: it was used, or its time is over. Ask for another one.',
  });
}
