import { makeChange } from '@/lib/audit/change';
import type { Actor } from '@/lib/auth/actor';
import { allowNewCredential, requireAccountCredential } from '@/lib/auth/own-credentials';
import { makeToken } from '@/lib/auth/tokens';
import { db } from '@/lib/db/client';
import { invalid, notFound, refused } from '@/lib/problems/problem';

const mostTokens = 100;

export interface TokenView {
  readonly id: string;
  readonly label: string;
  readonly createdAt: Date;
  /** Null: it does not end by itself. */
  readonly expiresAt: Date | null;
  readonly lastUsedAt: Date | null;
}

export interface CreatedToken extends TokenView {
  /** The secret. It is shown this once and not kept. */
  readonly token: string;
}

const view = { id: true, label: true, createdAt: true, expiresAt: true, lastUsedAt: true } as const;

/** One's own API tokens that can still be used, the newest first. */
export function listTokens(actor: Actor): Promise<TokenView[]> {
  requireAccountCredential(actor);
  return db.apiToken.findMany({
    where: { ...usable(actor.userId) },
    select: view,
    orderBy: { createdAt: 'desc' },
  });
}

/**
 * Makes an API token for oneself.
 *
 * @throws Problem 403 when the credential one came with cannot make it; 422 for an end in the past
 */
export async function createToken(
  actor: Actor,
  { label, expiresAt }: { label: string; expiresAt: Date | null },
): Promise<CreatedToken> {
  if (expiresAt && expiresAt.getTime() <= Date.now()) throw invalid('body.expiresAt', 'This is in the past');
  await allowNewCredential(actor, expiresAt);
  const { token, hash } = makeToken('api');
  return makeChange(actor, async (tx) => {
    const { userId } = actor;
    if ((await tx.apiToken.count({ where: usable(userId) })) >= mostTokens) {
      throw refused(`You have ${mostTokens} tokens. Revoke those you no longer use.`);
    }
    const row = await tx.apiToken.create({
      data: { userId, label, expiresAt, tokenHash: hash },
      select: view,
    });
    const subject = { resourceKind: 'token', resourceId: row.id, resourceName: label };
    const request = { expiresAt: expiresAt?.toISOString() ?? null };
    return { result: { ...row, token }, audit: { operation: 'token.create', ...subject, request } };
  });
}

/** @throws Problem 404 for a token that is not one's own or was revoked */
export async function revokeToken(actor: Actor, id: string): Promise<void> {
  requireAccountCredential(actor);
  await makeChange(actor, async (tx) => {
    const [row] = await tx.apiToken.updateManyAndReturn({
      where: { id, userId: actor.userId, revokedAt: null },
      data: { revokedAt: new Date() },
      select: { label: true },
    });
    if (!row) throw notFound('such token');
    const subject = { resourceKind: 'token', resourceId: id, resourceName: row.label };
    return { result: undefined, audit: { operation: 'token.revoke', ...subject } };
  });
}

function usable(userId: string) {
  return { userId, revokedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: new Date() } }] };
}
