import { z } from 'zod';
import { instantField, isUuid } from '@/lib/api/fields';
import { pageQuery } from '@/lib/paging/page';

const kind = z.enum(['session', 'token', 'bundle']);
export type ListedKind = z.output<typeof kind>;

export const credentialView = z
  .strictObject({
    kind,
    id: z.uuid(),
    user: z.string(),
    label: z.string().meta({ description: 'What its owner called it; of a session the program.' }),
    address: z.string().meta({ description: 'Of a session: where it was begun.' }),
    method: z.string().nullable().meta({ description: 'Of a session: what proved who is there.' }),
    secondFactor: z.string().nullable(),
    cluster: z.string().nullable().meta({ description: 'Of a bundle: where it is good.' }),
    createdAt: instantField,
    lastUsedAt: instantField.nullable(),
    endsAt: instantField.nullable().meta({ description: 'Null: not by itself.' }),
    isCurrent: z.boolean().meta({ description: 'Whether it is the one that asks.' }),
  })
  .meta({ id: 'Credential' });
export type CredentialView = z.output<typeof credentialView>;

export const credentialFilter = z.strictObject({
  ...pageQuery,
  kind: kind.optional(),
  user: z.string().max(100).optional().meta({ description: 'A username.' }),
  q: z.string().max(200).optional(),
});
export type CredentialFilter = z.output<typeof credentialFilter>;

export const credentialParams = z.strictObject({ kind, credential: z.string().refine(isUuid) });
