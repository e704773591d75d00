import { randomUUID } from 'node:crypto';
import { emailField } from '@/lib/api/fields';
import { rememberedSetting } from '@/lib/auth/remembered-setting';
import type { Db } from '@/lib/db/client';
import { addJob } from '@/lib/queue/jobs';
import { open, seal } from '@/lib/secrets/seal';
import { getSetting } from '@/lib/settings/settings';

const triedForMs = 24 * 60 * 60_000;

export interface NewMail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** Whether mail can be sent. */
export async function mailIsSetUp(): Promise<boolean> {
  return (await rememberedSetting('mail')) !== null;
}

/**
 * Queues a message in the caller's transaction: it is sent if and only if what it tells of has
 * happened. It is tried for a day. Until it is sent its text is kept sealed, since it can hold a link
 * that lets somebody in; afterwards not at all.
 *
 * @returns false, and queues nothing, where no mail server is set up
 * @throws ZodError for what is no address
 */
export async function queueMail(tx: Db, { to, subject, text }: NewMail): Promise<boolean> {
  if ((await getSetting(tx, 'mail')) === null) return false;
  const id = randomUUID();
  await tx.mail.create({
    data: {
      id,
      to: emailField.parse(to),
      subject: subject.replace(/\p{Cc}+/gu, ' ').slice(0, 200),
      sealedText: new Uint8Array(seal(text, contextOf(id))),
      giveUpAt: new Date(Date.now() + triedForMs),
    },
  });
  await addJob(tx, 'mail.send', { mailId: id }, { key: `mail.send:${id}`, queue: 'mail' });
  return true;
}

/** @throws UnsealError when the row was changed, or the data key is another */
export function openMailText(sealed: Uint8Array, id: string): string {
  return open(sealed, contextOf(id)).toString('utf8');
}

function contextOf(id: string): string {
  return `mail.${id}`;
}
