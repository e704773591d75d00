import { z } from 'zod';
import { emailField, instantField, lineField } from '@/lib/api/fields';
import { holdsPemCertificates } from '@/lib/certificates/pem-certificates';

const hostField = z
  .string()
  .trim()
  .min(1, 'must not be empty')
  .max(253)
  .regex(/^[A-Za-z0-9]([A-Za-z0-9.:-]*[A-Za-z0-9])?$/, 'must be a host name or an IP address');

const shown = {
  host: hostField,
  port: z.int().min(1).max(65_535),
  security: z.enum(['tls', 'starttls', 'none']).meta({
    description: 'tls: encrypted from the start; starttls: encrypted before anything is said; none.',
  }),
  username: lineField(256),
  authority: z
    .string()
    .max(100_000)
    .refine(holdsPemCertificates, 'must be certificates in PEM')
    .nullable()
    .meta({ description: "Who signed the server's certificate, in PEM; null: what the system trusts." }),
  fromName: lineField(100),
  fromAddress: emailField,
};

export const mailServerView = z
  .strictObject({ ...shown, hasPassword: z.boolean() })
  .meta({ id: 'MailServer' });
export type MailServerView = z.output<typeof mailServerView>;

export const mailServerWish = z.strictObject({
  ...shown,
  password: z
    .string()
    .max(1_000)
    .nullable()
    .optional()
    .meta({ description: 'Not given: as before. It is never shown again.' }),
});
export type MailServerWish = z.output<typeof mailServerWish>;

export const mailView = z
  .strictObject({
    id: z.uuid(),
    to: z.string(),
    subject: z.string(),
    state: z.enum(['waiting', 'sent', 'failed']),
    attempts: z.int(),
    lastError: z.string(),
    createdAt: instantField,
    sentAt: instantField.nullable(),
  })
  .meta({ id: 'Mail' });

export const testWish = z.strictObject({ to: emailField });
