import { z } from 'zod';
import { lineField } from '@/lib/api/fields';
import { authorityField } from '@/lib/certificates/pem-certificates';

/** What a provider of each kind is set to: the shape of the column `config`. */

const names = z.array(lineField(256).min(1)).max(200).default([]);
const claim = (usual: string) => z.string().max(200).default(usual);
const pem = authorityField
  .default('')
  .meta({ description: 'Certificates of the authority to trust in place of the usual ones.' });
const createsUsers = z
  .boolean()
  .default(false)
  .meta({ description: 'Whether whoever signs in and is not known yet gets an account.' });

export const oidcSettings = z
  .strictObject({
    issuer: z.url({ protocol: /^https?$/ }).max(1_000),
    clientId: lineField(500).min(1),
    scopes: z
      .array(z.string().regex(/^[\x21\x23-\x5b\x5d-\x7e]{1,200}$/))
      .max(30)
      .default(['openid', 'profile', 'email']),
    usernameClaim: claim('preferred_username'),
    fullNameClaim: claim('name'),
    emailClaim: claim('email'),
    groupsClaim: claim('groups'),
    allowedDomains: names.meta({ description: 'E-mail domains that may enter. Empty: all.' }),
    allowedGroups: names.meta({ description: 'Groups of which one must be held to enter. Empty: all.' }),
    createsUsers,
    believesSecondFactor: z
      .boolean()
      .default(false)
      .meta({ description: 'Whether a second factor that the provider says it asked for is one here.' }),
    endsProviderSession: z
      .boolean()
      .default(true)
      .meta({ description: 'Whether signing out here signs out there, where the provider offers that.' }),
    provisionedBy: z
      .uuid()
      .nullable()
      .default(null)
      .meta({ description: 'The SCIM provisioning whose people sign in here at first by their externalId.' }),
    externalIdClaim: claim('sub').meta({ description: 'The claim that holds that externalId.' }),
    caPem: pem,
  })
  .meta({ id: 'OidcSettings' });
export type OidcSettings = z.output<typeof oidcSettings>;

const attribute = (usual: string) =>
  z
    .string()
    .regex(/^[A-Za-z][A-Za-z0-9;-]{0,100}$/, 'must be the name of an attribute')
    .default(usual);
const filter = (usual: string) =>
  z
    .string()
    .max(2_000)
    .regex(/^\(.+\)$/s, 'must be a filter in parentheses')
    .default(usual);

export const ldapSettings = z
  .strictObject({
    url: z.string().regex(/^ldaps?:\/\/[^/?#@\s]+$/, 'must be like ldaps://ldap.example:636'),
    startTls: z.boolean().default(false),
    allowsPlain: z.boolean().default(false).meta({
      description: 'Whether passwords may cross the network unencrypted. For ldap:// without StartTLS.',
    }),
    caPem: pem,
    bindDn: z.string().max(1_000).default(''),
    userBase: z.string().max(1_000),
    userFilter: filter('(objectClass=inetOrgPerson)').meta({ description: 'Who counts as a person.' }),
    idAttribute: attribute('entryUUID'),
    usernameAttribute: attribute('uid'),
    fullNameAttribute: attribute('cn'),
    emailAttribute: attribute('mail'),
    memberOfAttribute: z
      .string()
      .regex(/^([A-Za-z][A-Za-z0-9;-]{0,100})?$/)
      .default('')
      .meta({
        description: 'Of people: the DNs of their groups, e.g. memberOf. Empty: groups are searched.',
      }),
    groupBase: z.string().max(1_000).default(''),
    groupFilter: filter('(objectClass=groupOfNames)'),
    groupNameAttribute: attribute('cn'),
    memberAttribute: attribute('member'),
    hasNestedGroups: z.boolean().default(true),
    allowedGroups: names.meta({ description: 'Groups of which one must be held to enter. Empty: all.' }),
    createsUsers,
    syncEveryMinutes: z
      .int()
      .min(5)
      .max(7 * 24 * 60)
      .nullable()
      .default(null)
      .meta({ description: 'How often people and groups are read. Null: only when asked.' }),
    syncCreatesUsers: z
      .boolean()
      .default(false)
      .meta({ description: 'Whether a synchronisation makes accounts of all who may enter.' }),
    mostDisabledPercent: z
      .int()
      .min(1)
      .max(100)
      .default(20)
      .meta({ description: 'A synchronisation that would disable more of its people stops.' }),
  })
  .refine(({ url, startTls, allowsPlain }) => url.startsWith('ldaps:') || startTls || allowsPlain, {
    path: ['url'],
    message: 'is not encrypted: use ldaps://, switch StartTLS on, or allow plain connections',
  })
  .refine(({ url, startTls }) => !(url.startsWith('ldaps:') && startTls), {
    path: ['startTls'],
    message: 'goes with ldap:// only; ldaps:// is encrypted from the first byte',
  })
  .meta({ id: 'LdapSettings' });
export type LdapSettings = z.output<typeof ldapSettings>;

export const scimSettings = z.strictObject({}).meta({ id: 'ScimSettings' });
