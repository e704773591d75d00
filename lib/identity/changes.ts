import { randomUUID } from 'node:crypto';
import type { Change } from '@/lib/audit/change';
import type { Actor } from '@/lib/auth/actor';
import { takeLock } from '@/lib/db/advisory-lock';
import type { Db } from '@/lib/db/client';
import { authorise } from '@/lib/grants/authorise';
import { requireAnAdministrator } from '@/lib/grants/last-administrator';
import { type CheckedSettings, checkSettings } from '@/lib/identity/check-settings';
import { getProvider } from '@/lib/identity/queries';
import type { MadeProvider, NewProvider, ProviderChange, ProviderView } from '@/lib/identity/schema';
import { sealProviderSecret } from '@/lib/identity/secret';
import { requireHeldByAllOf } from '@/lib/identity/takeover';
import { invalid, refused } from '@/lib/problems/problem';
import { giveScimToken, makeServiceAccount } from '@/lib/scim/connection';

const mostProviders = 20;

/** All of these need identity.manage on "/". */

/** @throws Problem 409 where one has the name, 422 for addresses that may not be reached */
export async function createProvider(tx: Db, actor: Actor, wish: NewProvider): Promise<Change<MadeProvider>> {
  const allowedBy = authorise(actor, 'identity.manage', '/');
  await takeLock(tx, 'access');
  if ((await tx.identityProvider.count()) >= mostProviders)
    throw refused(`There are ${mostProviders} providers. Remove those that are no longer used.`);
  const { kind, name, isEnabled } = wish;
  const id = randomUUID();
  if (wish.kind === 'scim') {
    const serviceAccountId = await makeServiceAccount(tx, actor, name);
    await tx.identityProvider.create({ data: { id, kind, name, isEnabled, config: {}, serviceAccountId } });
    const token = await giveScimToken(tx, id);
    const provider = await getProvider(id, tx);
    return { result: { provider, token }, audit: subjectOf(provider, allowedBy, { change: 'create', kind }) };
  }
  const { settings, secret } = wish;
  await requireHeldOfProvisioned(tx, actor, await checkSettings(tx, wish));
  await tx.identityProvider.create({
    data: {
      id,
      kind,
      name,
      isEnabled,
      config: settings,
      sealedSecret: secret === undefined ? null : sealProviderSecret(secret, id),
      ...(wish.kind === 'ldap' ? { nextSyncAt: nextSyncOf(wish.settings.syncEveryMinutes) } : {}),
    },
  });
  const provider = await getProvider(id, tx);
  const request = { change: 'create', ...shown(provider) };
  return { result: { provider, token: null }, audit: subjectOf(provider, allowedBy, request) };
}

/**
 * What is not given stays as it is. A secret is kept for the place that it was given for: another
 * address takes it again.
 */
export async function changeProvider(
  tx: Db,
  actor: Actor,
  id: string,
  { name, isEnabled, secret, settings }: ProviderChange,
): Promise<Change<ProviderView>> {
  const allowedBy = authorise(actor, 'identity.manage', '/');
  await takeLock(tx, 'access');
  const before = await getProvider(id, tx);
  const gives = settings !== undefined || secret !== undefined || (isEnabled === true && !before.isEnabled);
  if (gives) await requireHeldByAllOf(tx, actor, id);
  if (before.kind === 'scim' && (settings !== undefined || secret !== undefined))
    throw invalid('body', 'A provisioning has a name and a token only');
  const wanted = settings === undefined ? null : await checkSettings(tx, { kind: before.kind, settings });
  if (wanted) await requireHeldOfProvisioned(tx, actor, wanted);
  if (wanted && placeOf(wanted) !== placeOf(before) && before.hasSecret && secret === undefined)
    throw invalid('body.secret', 'Give the secret again: it was for another address');
  await tx.identityProvider.update({
    where: { id },
    data: {
      ...(name === undefined ? {} : { name }),
      ...(isEnabled === undefined ? {} : { isEnabled }),
      ...(wanted === null ? {} : { config: wanted.settings }),
      ...(secret === undefined
        ? {}
        : { sealedSecret: secret === null ? null : sealProviderSecret(secret, id) }),
      ...(wanted?.kind === 'ldap' ? { nextSyncAt: nextSyncOf(wanted.settings.syncEveryMinutes) } : {}),
    },
  });
  if (isEnabled === false) await endItsSessions(tx, id);
  const after = await getProvider(id, tx);
  const request = {
    change: 'update',
    before: shown(before),
    after: shown(after),
    isNewSecret: secret !== undefined,
  };
  return { result: after, audit: subjectOf(after, allowedBy, request) };
}

/**
 * Removes a provider with its links, its mappings and the memberships that it gave. Accounts and
 * teams that it kept become local ones; without a link or a password nobody signs in to them.
 */
export async function deleteProvider(tx: Db, actor: Actor, id: string): Promise<Change<undefined>> {
  const allowedBy = authorise(actor, 'identity.manage', '/');
  await takeLock(tx, 'access');
  const view = await getProvider(id, tx);
  await endItsSessions(tx, id);
  const local = { source: 'local', providerId: null, externalId: null } as const;
  await tx.user.updateMany({ where: { providerId: id }, data: local });
  await tx.team.updateMany({
    where: { providerId: id },
    data: { source: 'local', providerId: null, externalName: null },
  });
  const { serviceAccountId } = await tx.identityProvider.delete({
    where: { id },
    select: { serviceAccountId: true },
  });
  if (serviceAccountId !== null) {
    await tx.user.update({ where: { id: serviceAccountId }, data: { disabledAt: new Date() } });
  }
  await requireAnAdministrator(tx);
  return { result: undefined, audit: subjectOf(view, allowedBy, { change: 'delete', ...shown(view) }) };
}

/**
 * A provider that finds people whom a provisioning made could sign in as each of them.
 *
 * @throws Problem 422 where there is no such provisioning, 403
 */
async function requireHeldOfProvisioned(tx: Db, actor: Actor, checked: CheckedSettings): Promise<void> {
  const id = checked.kind === 'oidc' ? checked.settings.provisionedBy : null;
  if (id === null) return;
  const provisioning = await tx.identityProvider.findUnique({ where: { id }, select: { kind: true } });
  if (provisioning?.kind !== 'scim')
    throw invalid('body.settings.provisionedBy', 'There is no such provisioning');
  await requireHeldByAllOf(tx, actor, id);
}

/** A new token for a provisioning; the former one ends. */
export async function renewScimToken(tx: Db, actor: Actor, id: string): Promise<Change<MadeProvider>> {
  const allowedBy = authorise(actor, 'identity.manage', '/');
  const provider = await getProvider(id, tx);
  if (provider.kind !== 'scim') throw invalid('params.provider', 'Only a provisioning has a token');
  await requireHeldByAllOf(tx, actor, id);
  const token = await giveScimToken(tx, id);
  return { result: { provider, token }, audit: subjectOf(provider, allowedBy, { change: 'new token' }) };
}

export function subjectOf(
  { id, name }: { id: string; name: string },
  allowedBy: string,
  request: Readonly<Record<string, unknown>>,
) {
  return {
    operation: 'identity.manage',
    resourceKind: 'identity-provider',
    resourceId: id,
    resourceName: name,
    collection: '/',
    allowedBy,
    request,
  };
}

/** Where a secret is sent to. */
export function placeOf(provider: Pick<ProviderView, 'kind' | 'settings'>): string {
  if ('issuer' in provider.settings) return provider.settings.issuer;
  return 'url' in provider.settings ? `${provider.settings.url} ${provider.settings.startTls}` : '';
}

async function endItsSessions(tx: Db, providerId: string): Promise<void> {
  await tx.session.updateMany({ where: { providerId, revokedAt: null }, data: { revokedAt: new Date() } });
}

function shown({ kind, isEnabled, settings }: ProviderView) {
  return { kind, isEnabled, settings: { ...settings, ...('caPem' in settings ? { caPem: undefined } : {}) } };
}

function nextSyncOf(everyMinutes: number | null): Date | null {
  return everyMinutes === null ? null : new Date();
}
