import { z } from 'zod';
import { instantField, lineField } from '@/lib/api/fields';
import { authorityField } from '@/lib/certificates/pem-certificates';

export const streamView = z
  .strictObject({
    id: z.uuid(),
    name: z.string(),
    url: z.string(),
    kind: z.enum(['syslog', 'http']),
    authority: z.string(),
    isSigned: z.boolean(),
    isEnabled: z.boolean(),
    createdAt: instantField,
    sentUpTo: z.string().meta({ description: 'The number of the last entry that the receiver took.' }),
    sentAt: instantField.nullable(),
    behind: z.int().meta({ description: 'Entries that it has not taken yet.' }),
    behindSince: instantField.nullable().meta({ description: 'When the oldest of them was recorded.' }),
    failures: z.int(),
    lastError: z.string(),
    nextTryAt: instantField.nullable(),
  })
  .meta({ id: 'AuditStream' });
export type StreamView = z.output<typeof streamView>;

export const madeStream = streamView
  .extend({
    secret: z.string().nullable().meta({ description: 'What requests are signed with. Shown this once.' }),
  })
  .meta({ id: 'MadeAuditStream' });
export type MadeStream = z.output<typeof madeStream>;

const fields = {
  name: lineField(100).min(1, 'must not be empty'),
  url: z.string().min(1).max(2_000).meta({
    description: 'https://collector/…, syslog+tls://host:6514 or syslog+tcp://host:601.',
  }),
  secret: z
    .string()
    .min(16, 'must have at least 16 characters')
    .max(500)
    .meta({ description: 'What requests to a collector are signed with; one is made where none is given.' }),
  authority: authorityField.meta({
    description: "Certificates of the receiver's own authority; empty: the public ones.",
  }),
  isEnabled: z.boolean(),
};

export const newStream = z.strictObject({
  name: fields.name,
  url: fields.url,
  secret: fields.secret.optional(),
  authority: fields.authority.default(''),
  isEnabled: fields.isEnabled.default(true),
  from: z.enum(['now', 'beginning']).default('now').meta({
    description: 'Whether it starts with what happens from now on, or with the oldest entry there is.',
  }),
});
export type NewStream = z.output<typeof newStream>;

export const streamChange = z.strictObject(fields).partial();
export type StreamChange = z.output<typeof streamChange>;

export const streamTest = z
  .strictObject({ isTaken: z.boolean(), detail: z.string() })
  .meta({ id: 'AuditStreamTest' });
export type StreamTest = z.output<typeof streamTest>;
