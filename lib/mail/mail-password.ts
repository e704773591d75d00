import { open, seal } from '@/lib/secrets/seal';

const context = 'mail.password';

/** Encrypts what we sign in to the mail server with, for the setting. */
export function sealMailPassword(password: string): string {
  return seal(password, context).toString('base64');
}

/** @throws UnsealError when the setting was changed, or the data key is another */
export function openMailPassword(sealed: string): string {
  return open(Buffer.from(sealed, 'base64'), context).toString('utf8');
}
