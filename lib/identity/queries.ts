import { type Db, db as shared } from '@/lib/db/client';
import { signInSettings } from '@/lib/identity/local-accounts';
import { redirectUri } from '@/lib/identity/oidc/begin';
import type { LinkView, MappingView, PasswordsTaken, ProviderView, SyncView } from '@/lib/identity/schema';
import { ldapSettings, oidcSettings } from '@/lib/identity/settings';
import { notFound } from '@/lib/problems/problem';
import type { Prisma } from '@/prisma/generated/client';

const columns = {
  id: true,
  kind: true,
  name: true,
  isEnabled: true,
  config: true,
  sealedSecret: true,
  createdAt: true,
  tokenUsedAt: true,
  nextSyncAt: true,
  lastSyncAt: true,
  lastSync: true,
  serviceAccount: { select: { username: true } },
  _count: { select: { identities: true, mappings: true, users: true } },
} as const satisfies Prisma.IdentityProviderSelect;

type Row = Prisma.IdentityProviderGetPayload<{ select: typeof columns }>;

/** All of these are for whoever holds identity.manage on "/": the routes see to that. */

export async function listProviders(db: Db = shared): Promise<ProviderView[]> {
  const rows = await db.identityProvider.findMany({ orderBy: { name: 'asc' }, select: columns });
  return rows.map(viewProvider);
}

/** @throws Problem 404 */
export async function getProvider(id: string, db: Db = shared): Promise<ProviderView> {
  const row = await db.identityProvider.findUnique({ where: { id }, select: columns });
  if (!row) throw notFound('such provider');
  return viewProvider(row);
}

export async function listMappings(providerId: string, db: Db = shared): Promise<MappingView[]> {
  const rows = await db.groupMapping.findMany({
    where: { providerId },
    orderBy: [{ group: 'asc' }, { id: 'asc' }],
    select: { id: true, group: true, createdAt: true, team: { select: { name: true } } },
  });
  return rows.map(({ team, createdAt, ...row }) => ({
    ...row,
    team: team.name,
    createdAt: createdAt.toISOString(),
  }));
}

export async function listLinks(
  where: { providerId: string } | { userId: string },
  db: Db = shared,
): Promise<LinkView[]> {
  const rows = await db.externalIdentity.findMany({
    where,
    orderBy: { createdAt: 'asc' },
    take: 5_000,
    select: {
      id: true,
      subject: true,
      createdAt: true,
      lastSignInAt: true,
      user: { select: { username: true } },
      provider: { select: { name: true } },
    },
  });
  return rows.map(({ id, subject, createdAt, lastSignInAt, user, provider }) => ({
    id,
    user: user.username,
    provider: provider.name,
    subject,
    createdAt: createdAt.toISOString(),
    lastSignInAt: lastSignInAt?.toISOString() ?? null,
  }));
}

/** The ways to sign in that the page offers to everybody. */
export function offeredProviders(db: Db = shared): Promise<{ id: string; name: string }[]> {
  return db.identityProvider.findMany({
    where: { kind: 'oidc', isEnabled: true },
    orderBy: { name: 'asc' },
    select: { id: true, name: true },
  });
}

/** Whose passwords the sign-in page takes. */
export async function passwordsTaken(db: Db = shared): Promise<PasswordsTaken> {
  if ((await signInSettings(db)).localAccounts === 'on') return 'all';
  const directories = await db.identityProvider.count({ where: { kind: 'ldap', isEnabled: true } });
  return directories > 0 ? 'directory' : 'emergency';
}

function viewProvider(row: Row): ProviderView {
  const { id, name, isEnabled, kind, config } = row;
  const shown = {
    id,
    name,
    isEnabled,
    hasSecret: row.sealedSecret !== null,
    createdAt: row.createdAt.toISOString(),
    people: kind === 'scim' ? row._count.users : row._count.identities,
    mappings: row._count.mappings,
  };
  switch (kind) {
    case 'oidc':
      return { ...shown, kind, settings: oidcSettings.parse(config), redirectUri: redirectUri(id) };
    case 'ldap':
      return { ...shown, kind, settings: ldapSettings.parse(config), sync: viewSync(row) };
    case 'scim':
      return {
        ...shown,
        kind,
        settings: {},
        serviceAccount: row.serviceAccount?.username ?? '',
        tokenUsedAt: row.tokenUsedAt?.toISOString() ?? null,
      };
  }
}

function viewSync({ nextSyncAt, lastSyncAt, lastSync }: Row): SyncView {
  return {
    nextAt: nextSyncAt?.toISOString() ?? null,
    lastAt: lastSyncAt?.toISOString() ?? null,
    last: lastSync === null ? null : (lastSync as SyncView['last']),
  };
}
