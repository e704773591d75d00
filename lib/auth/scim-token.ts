import { randomBytes } from 'node:crypto';
import { type Actor, mintActor } from '@/lib/auth/actor';
import { loadAccess } from '@/lib/auth/load-access';
import type { Peer } from '@/lib/auth/peer';
import { hashToken, type NewToken } from '@/lib/auth/tokens';
import { db } from '@/lib/db/client';

/** Whoever provisions accounts, and by which provider. */
export interface ScimCaller {
  readonly actor: Actor;
  readonly providerId: string;
}

/** A secret of 256 bits with a form of its own, which nothing but /scim/v2 takes. */
export function makeScimToken(): NewToken {
  const token = `whp_${randomBytes(32).toString('base64url')}`;
  return { token, hash: hashToken(token) };
}

/**
 * Who shows the token of a provisioning; null for any other token, one that was replaced, and one
 * whose provider or service account is switched off. It is asked for at each request.
 */
export async function authenticateScimToken(
  authorization: string | null,
  peer: Peer,
): Promise<ScimCaller | null> {
  const token = /^Bearer +(whp_[A-Za-z0-9_-]{43})$/i.exec(authorization ?? '')?.[1];
  if (token === undefined) return null;
  const row = await db.identityProvider.findUnique({
    where: { tokenHash: hashToken(token) },
    select: { id: true, name: true, kind: true, isEnabled: true, tokenUsedAt: true, serviceAccount: true },
  });
  const account = row?.serviceAccount;
  if (row?.kind !== 'scim' || !row.isEnabled || !account || account.disabledAt) return null;
  if (row.tokenUsedAt === null || Date.now() - row.tokenUsedAt.getTime() > 60_000) {
    await db.identityProvider.update({ where: { id: row.id }, data: { tokenUsedAt: new Date() } });
  }
  const actor = mintActor({
    ...actorFacts,
    userId: account.id,
    username: account.username,
    fullName: account.fullName,
    credential: { kind: 'scim', id: row.id, label: row.name },
    access: await loadAccess(account.id),
    address: peer.address,
    client: peer.client ?? '',
    requestId: peer.requestId ?? '',
  });
  return { actor, providerId: row.id };
}

/** A program has none of what people's actors have besides. */
const actorFacts = { clusterId: null, unfinished: null, provedAt: null, viewing: null } as const;
