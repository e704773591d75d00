import { createHash } from 'node:crypto';
import { emailField } from '@/lib/api/fields';
import { recordChange } from '@/lib/audit/record';
import { type Db, db } from '@/lib/db/client';
import { makeLink } from '@/lib/links/make-link';
import { mailIsSetUp } from '@/lib/mail/queue-mail';
import { currentPasswordRules } from '@/lib/passwords/accepted-password';
import { conflict, Problem } from '@/lib/problems/problem';
import { addJob } from '@/lib/queue/jobs';
import { admitAttempt } from '@/lib/sign-in/attempts';
import { accountName } from '@/lib/sign-in/check-password';
import { throttledAddress } from '@/lib/sign-in/throttle';

const minuteMs = 60_000;
const betweenMs = 5 * minuteMs;
const mostPerDay = 5;
const linkHours = 1;

/** Whether whoever forgot their password can have a link sent. */
export async function canResetByMail(): Promise<boolean> {
  return (await currentPasswordRules()).resetByMail && (await mailIsSetUp());
}

/**
 * Takes down that somebody forgot their password. Everybody is answered the same, in the same time:
 * who that is, and whether they can be written to, is found out afterwards (`answerForgotten`).
 *
 * @param typed a user name or an e-mail address
 * @throws Problem 409 where no mail is set up; 429 for an address that asks again and again
 */
export async function askForgotten(typed: string, address: string): Promise<void> {
  if (!(await canResetByMail())) throw conflict('Ask an administrator for a link: none can be sent by mail.');
  const admission = await admitAttempt('', { key: throttledAddress(address), isOwn: false });
  if (!admission.admitted) {
    const seconds = Math.max(1, Math.ceil(admission.waitMs / 1_000));
    throw new Problem({
      kind: 'too-many-requests',
      detail: `That was often. Try again in ${seconds} s.`,
      headers: { 'retry-after': String(seconds) },
    });
  }
  const email = emailField.safeParse(typed);
  // What can be nobody's name may be a password, typed in the wrong place: it is not kept.
  const name = email.success ? email.data : accountName(typed);
  const key = createHash('sha256').update(name).digest('hex').slice(0, 32);
  await addJob(db, 'password.forgotten', { name, address }, { key: `forgotten:${key}`, queue: 'forgotten' });
}

/** Sends the link, if there is somebody of that name who has a password here and an address. */
export async function answerForgotten({ name, address }: { name: string; address: string }): Promise<void> {
  if (name === '' || !(await canResetByMail())) return;
  await db.$transaction(async (tx) => {
    const user = await tx.user.findFirst({
      where: {
        // Beside the conditions and not among them: two of one column would be one.
        AND: [name.includes('@') ? { email: name } : { username: name }],
        kind: 'person',
        source: 'local',
        disabledAt: null,
        passwordHash: { not: null },
        email: { not: null },
      },
    });
    if (!user || (await isTooOften(tx, user.id))) return;
    const link = await makeLink(tx, { kind: 'reset', user, by: null, hours: linkHours, send: true });
    const who = { username: '', userId: null, credential: 'forgotten password', address };
    await recordChange(
      tx,
      { ...who, client: '', requestId: '' },
      {
        operation: 'user.forgot-password',
        resourceKind: 'user',
        resourceId: user.id,
        resourceName: user.username,
        request: { link: link.id, expiresAt: link.expiresAt },
      },
    );
  });
}

/** Nobody's mailbox is filled by others, and a link that an administrator gave is not taken away. */
async function isTooOften(tx: Db, userId: string): Promise<boolean> {
  const now = Date.now();
  const fromAdministrator = await tx.oneTimeLink.count({
    where: {
      userId,
      createdById: { not: null },
      usedAt: null,
      revokedAt: null,
      expiresAt: { gt: new Date(now) },
    },
  });
  const lately = await tx.oneTimeLink.findMany({
    where: { userId, createdById: null, createdAt: { gt: new Date(now - 24 * 60 * minuteMs) } },
    select: { createdAt: true },
  });
  const isFresh = lately.some(({ createdAt }) => createdAt.getTime() > now - betweenMs);
  return fromAdministrator > 0 || isFresh || lately.length >= mostPerDay;
}
