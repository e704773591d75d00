import { createTransport } from 'nodemailer';
import { reasonOf } from '@/lib/log/reason-of';
import { certificateWords } from '@/lib/mail/certificate-words';
import { openMailPassword } from '@/lib/mail/mail-password';
import type { MailServer } from '@/lib/settings/mail-server';

export interface Message {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/**
 * Hands one message to the mail server and waits until it has taken it.
 *
 * @throws Error with the server's own words where it said any
 */
export async function sendMessage(server: MailServer, message: Message): Promise<void> {
  const { host, port, security, username, sealedPassword, authority, fromName, fromAddress } = server;
  const transport = createTransport({
    host,
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    ...(username === ''
      ? {}
      : { auth: { user: username, pass: sealedPassword === null ? '' : openMailPassword(sealedPassword) } }),
    tls: { minVersion: 'TLSv1.2', ...(authority === null ? {} : { ca: authority }) },
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  try {
    await transport.sendMail({
      // As an object, an address is taken as one and never read as a list of them.
      from: { name: fromName, address: fromAddress },
      to: { name: '', address: message.to },
      subject: message.subject,
      text: message.text,
      // The same at each try, so that one which arrived twice is known for one.
      messageId: `<${message.id}@${fromAddress.split('@')[1] ?? 'wheelhouse'}>`,
      headers: { 'Auto-Submitted': 'auto-generated' },
    });
  } catch (error) {
    throw new Error(wordsOf(error), { cause: error });
  } finally {
    transport.close();
  }
}

/** The server's answer, else what went wrong on the way to it, on one line. */
export function wordsOf(error: unknown): string {
  const said = error instanceof Error && 'response' in error ? String(error.response) : '';
  const message = reasonOf(error);
  const words = said || (certificateWords(message) ?? message);
  return words
    .toWellFormed()
    .replace(/\p{Cc}+/gu, ' ')
    .slice(0, 500);
}
