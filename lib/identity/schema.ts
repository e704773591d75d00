import { z } from 'zod';
import { instantField, isUuid, lineField, referenceField } from '@/lib/api/fields';
import { accessEffect } from '@/lib/effects/schema';
import { ldapSettings, oidcSettings, scimSettings } from '@/lib/identity/settings';

export const idField = z.string().refine(isUuid);
const nameField = lineField(64).min(1, 'must not be empty');
const secretField = z.string().min(1).max(2_000).meta({
  description: 'The client secret, or the password of the bind. Kept encrypted, never shown again.',
});

const syncView = z.strictObject({
  nextAt: instantField.nullable(),
  lastAt: instantField.nullable(),
  last: z
    .strictObject({
      isDone: z.boolean(),
      message: z.string(),
      created: z.int(),
      changed: z.int(),
      disabled: z.int(),
      added: z.int(),
      removed: z.int(),
    })
    .nullable(),
});
export type SyncView = z.output<typeof syncView>;

const shown = {
  id: z.uuid(),
  name: z.string(),
  isEnabled: z.boolean(),
  hasSecret: z.boolean(),
  createdAt: instantField,
  people: z.int().meta({ description: 'Accounts that are linked or kept by it.' }),
  mappings: z.int().meta({ description: 'Groups that are mapped to teams.' }),
};

export const providerView = z
  .discriminatedUnion('kind', [
    z.strictObject({
      ...shown,
      kind: z.literal('oidc'),
      settings: oidcSettings,
      redirectUri: z.string().meta({ description: 'What to register at the provider.' }),
    }),
    z.strictObject({ ...shown, kind: z.literal('ldap'), settings: ldapSettings, sync: syncView }),
    z.strictObject({
      ...shown,
      kind: z.literal('scim'),
      settings: scimSettings,
      serviceAccount: z.string(),
      tokenUsedAt: instantField.nullable(),
    }),
  ])
  .meta({ id: 'IdentityProvider' });
export type ProviderView = z.output<typeof providerView>;

export const newProvider = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('oidc'),
    name: nameField,
    isEnabled: z.boolean().default(true),
    secret: secretField.optional(),
    settings: oidcSettings,
  }),
  z.strictObject({
    kind: z.literal('ldap'),
    name: nameField,
    isEnabled: z.boolean().default(true),
    secret: secretField.optional(),
    settings: ldapSettings,
  }),
  z.strictObject({ kind: z.literal('scim'), name: nameField, isEnabled: z.boolean().default(true) }),
]);
export type NewProvider = z.output<typeof newProvider>;

export const madeProvider = z
  .strictObject({
    provider: providerView,
    token: z
      .string()
      .nullable()
      .meta({ description: 'Of a provisioning: what the program shows. Shown this once.' }),
  })
  .meta({ id: 'MadeIdentityProvider' });
export type MadeProvider = z.output<typeof madeProvider>;

export const providerChange = z
  .strictObject({
    name: nameField,
    isEnabled: z.boolean(),
    secret: secretField.nullable(),
    settings: z.record(z.string(), z.unknown()).meta({ description: 'All of them, as its kind has them.' }),
  })
  .partial();
export type ProviderChange = z.output<typeof providerChange>;

export const providerTest = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('oidc'),
    settings: oidcSettings,
    secret: secretField.optional(),
    provider: idField.optional().meta({ description: 'Whose kept secret to use.' }),
  }),
  z.strictObject({
    kind: z.literal('ldap'),
    settings: ldapSettings,
    secret: secretField.optional(),
    provider: idField.optional().meta({ description: 'Whose kept secret to use.' }),
  }),
]);
export type ProviderTest = z.output<typeof providerTest>;

export const testResult = z
  .strictObject({
    works: z.boolean(),
    checks: z.array(z.strictObject({ what: z.string(), isRight: z.boolean(), detail: z.string() })),
  })
  .meta({ id: 'IdentityProviderTest' });
export type TestResult = z.output<typeof testResult>;
export type Check = TestResult['checks'][number];

export const mappingView = z
  .strictObject({ id: z.uuid(), group: z.string(), team: z.string(), createdAt: instantField })
  .meta({ id: 'GroupMapping' });
export type MappingView = z.output<typeof mappingView>;

export const newMapping = z.strictObject({
  group: z.string().min(1).max(1_000).meta({ description: 'As the provider names it.' }),
  team: referenceField,
});

export const linkView = z
  .strictObject({
    id: z.uuid(),
    user: z.string(),
    provider: z.string(),
    subject: z.string().meta({ description: 'What the provider calls the person, for ever.' }),
    createdAt: instantField,
    lastSignInAt: instantField.nullable(),
  })
  .meta({ id: 'ExternalIdentity' });
export type LinkView = z.output<typeof linkView>;

export const newLink = z.strictObject({ user: referenceField, subject: z.string().min(1).max(1_000) });

export const signInSettingsView = z
  .strictObject({
    localAccounts: z.enum(['on', 'break-glass']).meta({
      description:
        'break-glass: of the accounts with a password of ours, only those for emergencies sign in.',
    }),
    breakGlass: z.array(z.string()).meta({ description: 'User names of those accounts.' }),
  })
  .meta({ id: 'SignInSettings' });
export type SignInSettingsView = z.output<typeof signInSettingsView>;

/**
 * Whose passwords the sign-in page takes: of all accounts; of a directory, besides accounts kept for
 * emergencies; or of those alone.
 */
export type PasswordsTaken = 'all' | 'directory' | 'emergency';

export const signInSettingsChange = z.strictObject({ localAccounts: z.enum(['on', 'break-glass']) });

const moved = z.array(z.strictObject({ user: z.string(), team: z.string() }));

export const syncPreview = z
  .strictObject({
    stop: z.string().nullable().meta({ description: 'Why it would do nothing at all.' }),
    effect: accessEffect.nullable().meta({
      description:
        'What it would do to access. Null where it would do nothing, and where it would make very many accounts.',
    }),
    people: z.int().meta({ description: 'How many the directory shows.' }),
    create: z.array(z.strictObject({ user: z.string(), fullName: z.string(), teams: z.array(z.string()) })),
    change: z.array(z.strictObject({ user: z.string(), fullName: z.string(), email: z.string().nullable() })),
    disable: z.array(z.string()),
    add: moved,
    remove: moved,
    skip: z.array(z.strictObject({ name: z.string(), why: z.string() })),
  })
  .meta({ id: 'SyncPreview' });
export type SyncPreview = z.output<typeof syncPreview>;
