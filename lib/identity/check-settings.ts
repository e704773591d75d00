import { isIP } from 'node:net';
import type { z } from 'zod';
import type { Db } from '@/lib/db/client';
import type { LdapSettings, OidcSettings } from '@/lib/identity/settings';
import { ldapSettings, oidcSettings } from '@/lib/identity/settings';
import { type FieldError, invalid, Problem } from '@/lib/problems/problem';
import { getSetting } from '@/lib/settings/settings';
import { mayBeReached } from '@/lib/webhooks/networks';
import { hostOf, notReachable } from '@/lib/webhooks/url';

export type CheckedSettings =
  | { readonly kind: 'oidc'; readonly settings: OidcSettings }
  | { readonly kind: 'ldap'; readonly settings: LdapSettings };

/** @throws Problem 422 for what cannot be right, whoever answers at the address */
export async function checkSettings(
  tx: Db,
  given: { kind: 'oidc' | 'ldap' | 'scim'; settings: unknown },
): Promise<CheckedSettings> {
  if (given.kind === 'scim') throw invalid('body.settings', 'A provisioning has none');
  const parsed =
    given.kind === 'oidc' ? oidcSettings.safeParse(given.settings) : ldapSettings.safeParse(given.settings);
  if (!parsed.success) throw invalidSettings(parsed.error);
  const checked =
    given.kind === 'oidc'
      ? { kind: given.kind, settings: oidcSettings.parse(given.settings) }
      : { kind: given.kind, settings: ldapSettings.parse(given.settings) };
  const url = new URL(checked.kind === 'oidc' ? checked.settings.issuer : checked.settings.url);
  const path = `body.settings.${checked.kind === 'oidc' ? 'issuer' : 'url'}`;
  if (url.username !== '' || url.password !== '')
    throw invalid(path, 'must not hold a user name or password');
  if (checked.kind === 'oidc' && (url.search !== '' || url.hash !== ''))
    throw invalid(path, 'has no query and no fragment');
  const host = hostOf(url);
  const allowed = (await getSetting(tx, 'identity-networks')) ?? [];
  if (isIP(host) !== 0 && !mayBeReached(host, allowed))
    throw invalid(path, notReachable(host, host).replace(/\.$/, ''));
  return checked;
}

function invalidSettings(error: z.ZodError): Problem {
  const errors: FieldError[] = error.issues.map(({ path, message }) => ({
    path: ['body', 'settings', ...path].join('.'),
    message,
  }));
  const detail = errors.map(({ path, message }) => `${path}: ${message}`).join('; ');
  return new Problem({ kind: 'invalid', detail, errors });
}
