import { z } from 'zod';

/** One line, so that nothing of it becomes a header of its own. */
const line = z.string().regex(/^\P{Cc}*$/u, 'must be one line');

/** The mail server as it is kept. Its password is sealed (lib/mail/mail-password). */
export const mailServerShape = z.strictObject({
  host: z.string(),
  port: z.int().min(1).max(65_535),
  security: z.enum(['tls', 'starttls', 'none']),
  username: line,
  sealedPassword: z.base64().nullable(),
  authority: z.string().nullable(),
  fromName: line,
  fromAddress: line,
});
export type MailServer = z.output<typeof mailServerShape>;
