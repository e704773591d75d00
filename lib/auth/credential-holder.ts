import type { ReachingGrant } from '@/lib/access/access';
import { isOperation } from '@/lib/access/operations';
import type { Credential } from '@/lib/auth/actor';
import { isSessionAlive } from '@/lib/auth/session-lifetime';
import { hashToken, tokenKind } from '@/lib/auth/tokens';
import { db } from '@/lib/db/client';

/** Whom a valid credential stands for. */
export interface CredentialHolder {
  readonly credential: Credential;
  readonly userId: string;
  readonly username: string;
  readonly fullName: string;
  readonly clusterId: string | null;
  /** All that the credential carries; null: whatever its user was granted. */
  readonly onlyGrant: ReachingGrant | null;
}

const user = { select: { id: true, username: true, fullName: true, disabledAt: true } } as const;

interface UserFacts {
  id: string;
  username: string;
  fullName: string;
  disabledAt: Date | null;
}

/** How a row is found: by what was shown, or again by its id. */
type TokenKey = { readonly tokenHash: Uint8Array<ArrayBuffer> } | { readonly id: string };
type CertificateKey = { readonly serial: string } | { readonly id: string };

/** Null for a token that is unknown, revoked or expired, or whose user is disabled. */
export async function holderOfToken(token: string): Promise<CredentialHolder | null> {
  const tokenHash = hashToken(token);
  switch (tokenKind(token)) {
    case 'session':
      return holderOfSession({ tokenHash });
    case 'api':
      return holderOfApiToken({ tokenHash });
    case 'launch':
      return holderOfLaunchToken({ tokenHash });
    case null:
      return null;
  }
}

/** The same for a credential that was valid before: null when it no longer is. */
export async function holderOfCredential({ kind, id }: Credential): Promise<CredentialHolder | null> {
  const find = {
    session: holderOfSession,
    token: holderOfApiToken,
    launch: holderOfLaunchToken,
    certificate: holderOfCertificate,
  }[kind];
  return find({ id });
}

async function holderOfSession(where: TokenKey): Promise<CredentialHolder | null> {
  const row = await db.session.findUnique({ where, include: { user } });
  if (!row || !isSessionAlive(row, Date.now())) return null;
  await db.$executeRaw`UPDATE "Session" SET "lastSeenAt" = now()
    WHERE "id" = ${row.id}::uuid AND "lastSeenAt" < now() - interval '1 minute'`;
  return holder({ kind: 'session', id: row.id, label: '' }, row.user);
}

async function holderOfApiToken(where: TokenKey): Promise<CredentialHolder | null> {
  const row = await db.apiToken.findUnique({ where, include: { user } });
  if (!row || row.revokedAt || hasPassed(row.expiresAt)) return null;
  await db.$executeRaw`UPDATE "ApiToken" SET "lastUsedAt" = now()
    WHERE "id" = ${row.id}::uuid AND ("lastUsedAt" IS NULL OR "lastUsedAt" < now() - interval '1 minute')`;
  return holder({ kind: 'token', id: row.id, label: row.label }, row.user);
}

/** Null for a serial that is unknown or revoked, past its time, or whose user is disabled. */
export async function holderOfCertificate(where: CertificateKey): Promise<CredentialHolder | null> {
  const row = await db.clientCertificate.findUnique({ where, include: { user } });
  if (!row || row.revokedAt || hasPassed(row.notAfter)) return null;
  await db.$executeRaw`UPDATE "ClientCertificate" SET "lastUsedAt" = now()
    WHERE "id" = ${row.id}::uuid AND ("lastUsedAt" IS NULL OR "lastUsedAt" < now() - interval '1 minute')`;
  return holder({ kind: 'certificate', id: row.id, label: row.label }, row.user, {
    clusterId: row.clusterId,
  });
}

async function holderOfLaunchToken(where: TokenKey): Promise<CredentialHolder | null> {
  const row = await db.launchToken.findUnique({
    where,
    include: { user, role: true, collection: true, order: { select: { ownerId: true } } },
  });
  if (!row || hasPassed(row.expiresAt) || row.order.ownerId !== row.userId) return null;
  const onlyGrant: ReachingGrant = {
    id: row.id,
    subject: { kind: 'user', name: row.user.username },
    through: [],
    role: row.role.name,
    operations: row.role.operations.filter(isOperation),
    collection: row.collection.path,
    expiresAt: row.expiresAt.getTime(),
  };
  return holder({ kind: 'launch', id: row.id, label: row.orderId }, row.user, { onlyGrant });
}

function holder(
  credential: Credential,
  { id, disabledAt, ...facts }: UserFacts,
  limits: Partial<Pick<CredentialHolder, 'clusterId' | 'onlyGrant'>> = {},
): CredentialHolder | null {
  if (disabledAt) return null;
  return { credential, userId: id, ...facts, clusterId: null, onlyGrant: null, ...limits };
}

function hasPassed(instant: Date | null): boolean {
  return instant !== null && instant.getTime() <= Date.now();
}
