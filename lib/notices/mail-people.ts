import { publicOrigin } from '@/lib/auth/public-origin';
import type { Db } from '@/lib/db/client';
import { queueMail } from '@/lib/mail/queue-mail';
import type { NewNotice } from '@/lib/notices/notify';
import { getSetting } from '@/lib/settings/settings';

/** As many get one at most: the bell tells the others. */
const mostMails = 50;

/** The same as a notice, by mail: to those who have an address, where mail is set up. */
export async function mailPeople(
  tx: Db,
  userIds: readonly string[],
  subject: string,
  { text, path = '' }: NewNotice,
): Promise<void> {
  if (userIds.length === 0 || (await getSetting(tx, 'mail')) === null) return;
  const people = await tx.user.findMany({
    where: { id: { in: [...userIds] }, email: { not: null }, disabledAt: null },
    orderBy: { username: 'asc' },
    take: mostMails,
    select: { email: true },
  });
  const link = path === '' ? '' : `\n\n${publicOrigin()}${path}`;
  for (const { email } of people)
    if (email !== null) await queueMail(tx, { to: email, subject, text: `${text}${link}\n` });
}
