import { z } from 'zod';
import { emailField, instantField, lineField, referenceField, usernameField } from '@/lib/api/fields';
import { pageQuery } from '@/lib/paging/page';
import { sortField } from '@/lib/paging/sorted-page';

export const userView = z
  .strictObject({
    id: z.uuid(),
    username: z.string(),
    fullName: z.string(),
    email: z.string().nullable().meta({ description: 'Where mail about the account goes.' }),
    kind: z.enum(['person', 'service']),
    disabledAt: instantField.nullable(),
    mustChangePassword: z.boolean(),
    hasSecondFactor: z.boolean().meta({ description: 'An authenticator app or a passkey.' }),
    privateCollection: z.string().meta({ description: 'Where things go that name no collection.' }),
    teams: z.array(z.string()).meta({ description: 'Teams that the person is directly in.' }),
    keptBy: z
      .string()
      .nullable()
      .meta({ description: 'The provider of identity that keeps the account; null: nobody else.' }),
    owner: z.string().nullable().meta({
      description: 'Of a service account: who answers for it, as "user:ana" or "team:web"; null: nobody.',
    }),
    createdAt: instantField,
  })
  .meta({ id: 'User' });
export type UserView = z.output<typeof userView>;

const ownerField = z
  .string()
  .regex(/^(?:user|team):.{1,64}$/, 'must be user:NAME or team:NAME')
  .meta({
    description: 'Of a service account: the person or team that answers for it, by name or id: "team:web".',
  });

const passwordField = z.string().max(512, 'must have at most 512 characters');

export const newUser = z.strictObject({
  username: usernameField,
  password: passwordField.optional().meta({
    description: 'Persons need one. A service account signs in by token or certificate alone without it.',
  }),
  fullName: lineField(200).default(''),
  email: emailField.nullable().default(null),
  kind: z.enum(['person', 'service']).default('person'),
  owner: ownerField.nullable().default(null),
  mustChangePassword: z
    .boolean()
    .default(false)
    .meta({ description: 'The console asks for another password at the next sign-in.' }),
});
export type NewUser = z.output<typeof newUser>;

export const userChange = z
  .strictObject({
    fullName: lineField(200),
    email: emailField.nullable().meta({ description: 'Null takes the address away.' }),
    disabled: z.boolean(),
    password: passwordField,
    mustChangePassword: z.boolean(),
    owner: ownerField.nullable().meta({ description: 'Null: nobody answers for it any more.' }),
  })
  .partial()
  .refine((change) => Object.keys(change).length > 0, 'names nothing to change');
export type UserChange = z.output<typeof userChange>;

export const userSorts = {
  username: [{ path: ['username'] }],
  fullName: [{ path: ['fullName'] }],
  email: [{ path: ['email'], isNullable: true }],
  createdAt: [{ path: ['createdAt'], isTime: true }],
  disabledAt: [{ path: ['disabledAt'], isTime: true, isNullable: true }],
} as const;

export const userFilter = z.strictObject({
  ...pageQuery,
  q: z.string().max(200).optional().meta({ description: 'In the username, the full name or the address.' }),
  kind: z.enum(['person', 'service']).optional(),
  state: z.enum(['active', 'disabled']).optional(),
  team: referenceField.optional().meta({ description: 'Direct members of this team.' }),
  owner: ownerField
    .optional()
    .meta({ description: 'Service accounts that this person or team answers for.' }),
  sort: sortField(userSorts).optional(),
});
export type UserFilter = z.output<typeof userFilter>;
