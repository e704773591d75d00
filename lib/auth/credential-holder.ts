import type { ReachingGrant } from '@/lib/access/access';
import { isOperation, type Operation } from '@/lib/access/operations';
import type { Credential } from '@/lib/auth/actor';
import { certificateEndsAt, isSessionAlive, tokenEndsAt } from '@/lib/auth/credential-ends';
import { currentLifetimes } from '@/lib/auth/remembered-setting';
import { hashToken, tokenKind } from '@/lib/auth/tokens';
import type { SignInFacts } from '@/lib/auth/unfinished';
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
  readonly signIn: SignInFacts;
  /** When who is there was last proved in the session; null for what is no session. */
  readonly provedAt: Date | null;
  /** Whom a session's holder wants to see the console as; whether they may is asked each time. */
  readonly viewing: ViewedPerson | null;
}

export interface ViewedPerson {
  readonly userId: string;
  readonly username: string;
  readonly fullName: string;
  readonly reason: string;
  readonly until: number;
}

const user = {
  select: {
    id: true,
    username: true,
    fullName: true,
    disabledAt: true,
    kind: true,
    createdAt: true,
    mustChangePassword: true,
    hasSecondFactor: true,
    providerVouchedAt: true,
  },
} as const;

const viewed = { select: { id: true, username: true, fullName: true, disabledAt: true } } as const;

interface UserFacts {
  id: string;
  username: string;
  fullName: string;
  disabledAt: Date | null;
  kind: 'person' | 'service';
  createdAt: Date;
  mustChangePassword: boolean;
  hasSecondFactor: boolean;
  providerVouchedAt: Date | null;
}

/** What is known of a session besides whose it is. */
interface SessionFacts {
  readonly viewing: Pick<UserFacts, 'id' | 'username' | 'fullName' | 'disabledAt'> | null;
  readonly viewingUntil: Date | null;
  readonly viewingReason: string;
  readonly method: string;
  readonly secondFactor: string | null;
  readonly steppedUpAt: Date | null;
}

/** How a row is found: by what was shown, or again by its id. */
type TokenKey = { readonly tokenHash: Uint8Array<ArrayBuffer> } | { readonly id: string };
type CertificateKey = { readonly serial: string } | { readonly id: string };

/** Null for a token that is unknown, revoked or expired, or whose user is disabled. */
export async function holderOfToken(token: string): Promise<CredentialHolder | null> {
  const tokenHash = hashToken(token);
  switch (tokenKind(token)) {
    case 'session':
      return holderOfSession({ tokenHash }, true);
    case 'api':
      return holderOfApiToken({ tokenHash }, true);
    case 'launch':
      return holderOfLaunchToken({ tokenHash });
    case 'deployment':
      return holderOfDeploymentToken({ tokenHash });
    case null:
      return null;
  }
}

/** Null for a serial that is unknown or revoked, past its time, or whose user is disabled. */
export function holderOfCertificate(serial: string): Promise<CredentialHolder | null> {
  return certificateHolder({ serial }, true);
}

/**
 * The same for a credential that was valid before: null when it no longer is. Looking is not using:
 * a stream that is left open does not keep its session from ending.
 */
export async function holderOfCredential({ kind, id }: Credential): Promise<CredentialHolder | null> {
  const find = {
    session: holderOfSession,
    token: holderOfApiToken,
    launch: holderOfLaunchToken,
    deployment: holderOfDeploymentToken,
    certificate: certificateHolder,
    // No stream is opened by one.
    scim: () => Promise.resolve(null),
  }[kind];
  return find({ id }, false);
}

async function holderOfSession(where: TokenKey, isUse: boolean): Promise<CredentialHolder | null> {
  const row = await db.session.findUnique({ where, include: { user, viewing: viewed } });
  if (!row || !isSessionAlive(row, await currentLifetimes(), Date.now())) return null;
  if (isUse && isDue(row.lastSeenAt)) {
    await db.$executeRaw`UPDATE "Session" SET "lastSeenAt" = now() WHERE "id" = ${row.id}::uuid`;
  }
  return holder({ kind: 'session', id: row.id, label: '' }, row.user, {}, row);
}

async function holderOfApiToken(where: TokenKey, isUse: boolean): Promise<CredentialHolder | null> {
  const row = await db.apiToken.findUnique({ where, include: { user } });
  if (!row || row.revokedAt || hasPassed(tokenEndsAt(row, await currentLifetimes()))) return null;
  if (isUse && isDue(row.lastUsedAt)) {
    await db.$executeRaw`UPDATE "ApiToken" SET "lastUsedAt" = now() WHERE "id" = ${row.id}::uuid`;
  }
  return holder({ kind: 'token', id: row.id, label: row.label }, row.user);
}

async function certificateHolder(where: CertificateKey, isUse: boolean): Promise<CredentialHolder | null> {
  const row = await db.clientCertificate.findUnique({ where, include: { user } });
  if (!row || row.revokedAt || hasPassed(certificateEndsAt(row, await currentLifetimes()))) return null;
  if (isUse && isDue(row.lastUsedAt)) {
    await db.$executeRaw`UPDATE "ClientCertificate" SET "lastUsedAt" = now() WHERE "id" = ${row.id}::uuid`;
  }
  return holder({ kind: 'certificate', id: row.id, label: row.label }, row.user, {
    clusterId: row.clusterId,
  });
}

/** What it takes to remove what an order made. */
const toRemove: ReadonlySet<Operation> = new Set<Operation>(['container.view', 'container.remove']);

async function holderOfLaunchToken(where: TokenKey): Promise<CredentialHolder | null> {
  const row = await db.launchToken.findUnique({
    where,
    include: { user, role: true, collection: true, order: { select: { ownerId: true, state: true } } },
  });
  if (!row || hasPassed(row.expiresAt.getTime()) || row.order.ownerId !== row.userId) return null;
  // What somebody ordered goes on its day, also when they have gone before: for that much, and no more,
  // the order still acts.
  const isLeftBehind = row.user.disabledAt !== null && row.order.state === 'removing';
  const held = row.role.operations.filter(isOperation);
  const onlyGrant: ReachingGrant = {
    id: row.id,
    subject: { kind: 'user', name: row.user.username },
    through: [],
    role: row.role.name,
    operations: isLeftBehind ? held.filter((operation) => toRemove.has(operation)) : held,
    collection: row.collection.path,
    expiresAt: row.expiresAt.getTime(),
  };
  const owner = isLeftBehind ? { ...row.user, disabledAt: null } : row.user;
  return holder({ kind: 'launch', id: row.id, label: row.orderId }, owner, { onlyGrant });
}

/**
 * Whoever asked for the deployment, on its cluster alone, while it is being carried out: with what they
 * hold then, and as long as the token that they asked with holds.
 */
async function holderOfDeploymentToken(where: TokenKey): Promise<CredentialHolder | null> {
  const row = await db.deploymentToken.findUnique({
    where,
    include: { deployment: { include: { owner: user, askedBy: true } } },
  });
  if (row?.deployment.state !== 'running' || hasPassed(row.expiresAt.getTime())) return null;
  const { id: label, owner, askedBy, clusterId } = row.deployment;
  if (askedBy && (askedBy.revokedAt || hasPassed(tokenEndsAt(askedBy, await currentLifetimes()))))
    return null;
  return holder({ kind: 'deployment', id: row.id, label }, owner, { clusterId });
}

function holder(
  credential: Credential,
  user: UserFacts,
  limits: Partial<Pick<CredentialHolder, 'clusterId' | 'onlyGrant'>> = {},
  session: SessionFacts | null = null,
): CredentialHolder | null {
  const { id: userId, username, fullName, disabledAt } = user;
  if (disabledAt) return null;
  const signIn = signInFacts(user, session);
  const provedAt = session?.steppedUpAt ?? null;
  return {
    credential,
    userId,
    username,
    fullName,
    clusterId: null,
    onlyGrant: null,
    signIn,
    provedAt,
    viewing: session && viewedPerson(session),
    ...limits,
  };
}

/** Null where none is viewed, and once the account is disabled. */
function viewedPerson({ viewing, viewingUntil, viewingReason }: SessionFacts): ViewedPerson | null {
  if (viewing === null || viewing.disabledAt || viewingUntil === null) return null;
  const { id: userId, username, fullName } = viewing;
  return { userId, username, fullName, reason: viewingReason, until: viewingUntil.getTime() };
}

function signInFacts(user: UserFacts, session: SessionFacts | null): SignInFacts {
  return {
    isPerson: user.kind === 'person',
    accountCreatedAt: user.createdAt,
    mustChangePassword: user.mustChangePassword,
    hasProvedSecondFactor:
      session === null
        ? user.hasSecondFactor || user.providerVouchedAt !== null
        : session.secondFactor !== null,
    method: session?.method ?? null,
  };
}

/** The use of a credential is written down at most once a minute. */
function isDue(lastUse: Date | null): boolean {
  return lastUse === null || Date.now() - lastUse.getTime() > 60_000;
}

function hasPassed(instantMs: number | null): boolean {
  return instantMs !== null && instantMs <= Date.now();
}
