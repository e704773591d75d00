import { z } from 'zod';
import {
  collectionField,
  emailField,
  futureInstantField,
  instantField,
  lineField,
  referenceField,
  usernameField,
} from '@/lib/api/fields';
import { userView } from '@/lib/users/schema';

const kind = z.enum(['invitation', 'reset']);
const hours = z
  .int()
  .min(1)
  .max(14 * 24)
  .meta({ description: 'For how long it can be used.' });
const send = z.boolean().meta({ description: 'Also sends it to the address, where mail is set up.' });

export const invitation = z.strictObject({
  username: usernameField,
  fullName: lineField(200).default(''),
  email: emailField.nullable().default(null),
  teams: z.array(referenceField).max(50).default([]),
  grants: z
    .array(
      z.strictObject({
        role: referenceField,
        collection: collectionField,
        expiresAt: futureInstantField.nullable().default(null),
      }),
    )
    .max(50)
    .default([]),
  hours: hours.default(72),
  send: send.default(true),
});
export type Invitation = z.output<typeof invitation>;

export const linkWish = z.strictObject({ hours: hours.default(24), send: send.default(true) });
export type LinkWish = z.output<typeof linkWish>;

export const linkView = z
  .strictObject({
    id: z.uuid(),
    kind,
    user: z.string(),
    createdBy: z.string().nullable().meta({ description: 'Null: whoever forgot their own password.' }),
    sentTo: z.string().meta({ description: 'Empty: it was only shown.' }),
    createdAt: instantField,
    expiresAt: instantField,
  })
  .meta({ id: 'OneTimeLink' });
export type LinkView = z.output<typeof linkView>;

export const madeLink = linkView
  .extend({ url: z.string().meta({ description: 'The link. It is shown this once.' }) })
  .meta({ id: 'MadeOneTimeLink' });
export type MadeLink = z.output<typeof madeLink>;

export const madeInvitation = z.strictObject({ user: userView, link: madeLink }).meta({ id: 'Invitation' });

/** Not checked further here: whatever is no link of ours is answered alike. */
const token = z.string().max(200);

export const linkLook = z.strictObject({ token });
export const linkUse = z.strictObject({
  token,
  fullName: lineField(200).optional(),
  password: z.string().max(512, 'must have at most 512 characters'),
});

export const linkFacts = z
  .strictObject({
    kind,
    username: z.string(),
    fullName: z.string(),
    expiresAt: instantField,
    leastLength: z.int(),
  })
  .meta({ id: 'LinkFacts' });
