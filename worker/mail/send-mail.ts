import { openMailText } from '@/lib/mail/queue-mail';
import { sendMessage, wordsOf } from '@/lib/mail/send';
import { addJob } from '@/lib/queue/jobs';
import { getSetting } from '@/lib/settings/settings';
import type { PrismaClient } from '@/prisma/generated/client';

const firstWaitMs = 5_000;
const longestWaitMs = 60 * 60_000;
const keptMs = 30 * 24 * 60 * 60_000;
const overdueMs = 2 * longestWaitMs;

/**
 * One try of a message. The next one is queued with what came of this: later each time, for a day.
 * What was sent or given up keeps no text.
 *
 * @throws when the database cannot be asked
 */
export async function sendMail(db: PrismaClient, mailId: string): Promise<void> {
  const mail = await db.mail.findUnique({ where: { id: mailId } });
  if (mail?.state !== 'waiting' || mail.sealedText === null) return;
  const failure = await tryOnce(db, { ...mail, sealedText: mail.sealedText });
  const attempts = mail.attempts + 1;
  if (failure === null) {
    const data = { state: 'sent', attempts, sentAt: new Date(), lastError: '', sealedText: null } as const;
    await db.mail.update({ where: { id: mailId }, data });
    return;
  }
  const at = new Date(Date.now() + Math.min(longestWaitMs, firstWaitMs * 2 ** (attempts - 1)));
  const isOver = at > mail.giveUpAt;
  await db.$transaction(async (tx) => {
    const end = isOver ? ({ state: 'failed', sealedText: null } as const) : {};
    await tx.mail.update({ where: { id: mailId }, data: { attempts, lastError: failure, ...end } });
    if (!isOver)
      await addJob(tx, 'mail.send', { mailId }, { key: `mail.send:${mailId}`, queue: 'mail', runAt: at });
  });
}

/** What went wrong, in words; null: it was taken. */
async function tryOnce(
  db: PrismaClient,
  mail: { id: string; to: string; subject: string; sealedText: Uint8Array },
): Promise<string | null> {
  try {
    const server = await getSetting(db, 'mail');
    if (server === null) return 'No mail server is set up any more.';
    const { id, to, subject } = mail;
    await sendMessage(server, { id, to, subject, text: openMailText(mail.sealedText, id) });
    return null;
  } catch (error) {
    return wordsOf(error);
  }
}

/** Once a minute: a message whose job got lost gets another, and what is old is removed. */
export async function lookAfterMail(db: PrismaClient, now: Date): Promise<void> {
  const stranded = await db.mail.findMany({
    where: { state: 'waiting', createdAt: { lt: new Date(now.getTime() - overdueMs) } },
    select: { id: true },
    take: 100,
  });
  for (const { id } of stranded) {
    const [job] = await db.$queryRaw<unknown[]>`
      SELECT 1 FROM graphile_worker.jobs WHERE key = ${`mail.send:${id}`} AND attempts < max_attempts`;
    if (!job) await addJob(db, 'mail.send', { mailId: id }, { key: `mail.send:${id}`, queue: 'mail' });
  }
  const old = new Date(now.getTime() - keptMs);
  await db.mail.deleteMany({ where: { state: { not: 'waiting' }, createdAt: { lt: old } } });
  await db.oneTimeLink.deleteMany({ where: { expiresAt: { lt: old } } });
}
