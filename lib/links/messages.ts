import { publicOrigin } from '@/lib/auth/public-origin';
import type { NewMail } from '@/lib/mail/queue-mail';

interface LinkMail {
  readonly to: string;
  readonly username: string;
  readonly url: string;
  readonly expiresAt: Date;
  /** Who made it; null: the person. */
  readonly by: string | null;
}

/** What is written to people about their accounts. A name is put where it cannot begin a line. */
export function invitationMail({ to, username, url, expiresAt, by }: LinkMail): NewMail {
  return {
    to,
    subject: 'You are invited to Wheelhouse',
    text: `${by ?? 'An administrator'} made an account for you on Wheelhouse, at ${publicOrigin()}.
Your user name is ${username}.

Choose your password here, once, until ${instant(expiresAt)}:
${url}

If you do not know what this is about, do nothing: without a password nobody can use the account.
`,
  };
}

export function resetMail({ to, username, url, expiresAt, by }: LinkMail): NewMail {
  const why = by === null ? 'Somebody, most likely you, asked' : `${by} asked`;
  return {
    to,
    subject: 'Set another password for Wheelhouse',
    text: `${why} for a link to set another password for your account ${username} on Wheelhouse.

It works once, until ${instant(expiresAt)}:
${url}

If you did not ask for it, do nothing: your password stays as it is.
`,
  };
}

export function passwordChangedMail({
  to,
  username,
  address,
}: {
  to: string;
  username: string;
  address: string;
}): NewMail {
  return {
    to,
    subject: 'Your password for Wheelhouse was changed',
    text: `The password of your account ${username} on Wheelhouse, at ${publicOrigin()}, was set by a link${address ? `, from ${address}` : ''}.
All sessions have ended.

If this was not you, tell your administrators at once.
`,
  };
}

function instant(at: Date): string {
  return `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
