import * as z from 'zod/mini';
import { listOf, textOf } from '@/components/forms/list-text';
import type { ProviderView } from '@/lib/identity/schema';

/** The form of a directory, and how its settings go in and come out. */
export const ldapSchema = z.object({
  name: z
    .string()
    .check(z.trim(), z.minLength(1, 'Give it a name.'), z.maxLength(64, 'At most 64 characters.')),
  url: z
    .string()
    .check(z.trim(), z.regex(/^ldaps?:\/\/[^/?#@\s]+$/, 'An address like ldaps://ldap.example.')),
  startTls: z.boolean(),
  allowsPlain: z.boolean(),
  bindDn: z.string(),
  secret: z.string(),
  userBase: z.string().check(z.trim(), z.minLength(1, 'Where are the people?')),
  userFilter: z.string(),
  idAttribute: z.string(),
  usernameAttribute: z.string(),
  fullNameAttribute: z.string(),
  emailAttribute: z.string(),
  memberOfAttribute: z.string(),
  groupBase: z.string(),
  groupFilter: z.string(),
  groupNameAttribute: z.string(),
  memberAttribute: z.string(),
  hasNestedGroups: z.boolean(),
  allowedGroups: z.string(),
  createsUsers: z.boolean(),
  syncCreatesUsers: z.boolean(),
  syncEveryMinutes: z.string(),
  mostDisabledPercent: z.string().check(z.regex(/^([1-9]\d?|100)$/, 'From 1 to 100.')),
  caPem: z.string(),
});
export type LdapValues = z.infer<typeof ldapSchema>;

export function ldapValuesOf(provider: Extract<ProviderView, { kind: 'ldap' }> | undefined): LdapValues {
  const { allowedGroups, syncEveryMinutes, mostDisabledPercent, ...rest } = provider?.settings ?? usual;
  return {
    ...rest,
    name: provider?.name ?? '',
    secret: '',
    allowedGroups: textOf(allowedGroups),
    syncEveryMinutes: String(syncEveryMinutes ?? ''),
    mostDisabledPercent: String(mostDisabledPercent),
  };
}

export function ldapSettingsOf(values: LdapValues) {
  const {
    name: _name,
    secret: _secret,
    allowedGroups,
    syncEveryMinutes,
    mostDisabledPercent,
    ...rest
  } = values;
  return {
    ...rest,
    allowedGroups: listOf(allowedGroups),
    syncEveryMinutes: syncEveryMinutes === '' ? null : Number(syncEveryMinutes),
    mostDisabledPercent: Number(mostDisabledPercent),
  };
}

const usual: Extract<ProviderView, { kind: 'ldap' }>['settings'] = {
  url: '',
  startTls: false,
  allowsPlain: false,
  caPem: '',
  bindDn: '',
  userBase: '',
  userFilter: '(objectClass=inetOrgPerson)',
  idAttribute: 'entryUUID',
  usernameAttribute: 'uid',
  fullNameAttribute: 'cn',
  emailAttribute: 'mail',
  memberOfAttribute: '',
  groupBase: '',
  groupFilter: '(objectClass=groupOfNames)',
  groupNameAttribute: 'cn',
  memberAttribute: 'member',
  hasNestedGroups: true,
  allowedGroups: [],
  createsUsers: false,
  syncEveryMinutes: null,
  syncCreatesUsers: false,
  mostDisabledPercent: 20,
};
