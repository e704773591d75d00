import { makeChange } from '@/lib/audit/change';
import type { Actor } from '@/lib/auth/actor';
import { tokenEndsAt } from '@/lib/auth/credential-ends';
import { allowNewCredential, makingToken, requireAccountCredential } from '@/lib/auth/own-credentials';
import { currentLifetimes } from '@/lib/auth/remembered-setting';
import { makeToken } from '@/lib/auth/tokens';
import { db } from '@/lib/db/client';
import { invalid, notFound, refused } from '@/lib/problems/problem';
import { revokeTokenAndMade } from '@/lib/tokens/revoke';

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
export async function listTokens(actor: Actor): Promise<TokenView[]> {
  requireAccountCredential(actor);
  const [lifetimes, now] = [await currentLifetimes(), Date.now()];
  const rows = await db.apiToken.findMany({
    where: { ...usable(actor.userId) },
    select: view,
    orderBy: { createdAt: 'desc' },
  });
  return rows.flatMap((row) => {
    const end = tokenEndsAt(row, lifetimes);
    return end !== null && end <= now ? [] : [{ ...row, expiresAt: end === null ? null : new Date(end) }];
  });
}

/**
 * Makes an API token for oneself. One that is made by a token is revoked together with that.
 *
 * @throws Problem 403 when the credential one came with cannot make it; 422 for an end in the past, or
 *   later than tokens may last
 */
export async function createToken(
  actor: Actor,
  { label, expiresAt: wished }: { label: string; expiresAt: Date | null },
): Promise<CreatedToken> {
  const expiresAt = await allowedEnd(wished);
  await allowNewCredential(actor, expiresAt);
  const { token, hash } = makeToken('api');
  return makeChange(actor, async (tx) => {
    const { userId } = actor;
    const madeById = await makingToken(tx, actor);
    if ((await tx.apiToken.count({ where: usable(userId) })) >= mostTokens) {
      throw refused(`You have ${mostTokens} tokens. Revoke those you no longer use.`);
    }
    const row = await tx.apiToken.create({
      data: { userId, label, expiresAt, tokenHash: hash, madeById },
      select: view,
    });
    const subject = { resourceKind: 'token', resourceId: row.id, resourceName: label };
    const request = { expiresAt: expiresAt?.toISOString() ?? null };
    return { result: { ...row, token }, audit: { operation: 'token.create', ...subject, request } };
  });
}

/** Where none is wished for, tokens last as long as they may. */
async function allowedEnd(wished: Date | null): Promise<Date | null> {
  const now = new Date();
  if (wished && wished <= now) throw invalid('body.expiresAt', 'This is in the past');
  const { tokenDays } = await currentLifetimes();
  const latest = tokenEndsAt({ createdAt: now, expiresAt: null }, { tokenDays });
  if (latest === null) return wished;
  if (wished && wished.getTime() > latest) {
    throw invalid('body.expiresAt', `API tokens last at most ${tokenDays} days here`);
  }
  return wished ?? new Date(latest);
}

/**
 * Revokes a token with all that was made by it.
 *
 * @throws Problem 404 for a token that is not one's own or was revoked
 */
export async function revokeToken(actor: Actor, id: string): Promise<void> {
  requireAccountCredential(actor);
  await makeChange(actor, async (tx) => {
    const row = await tx.apiToken.findFirst({
      where: { id, userId: actor.userId, revokedAt: null },
      select: { label: true },
    });
    if (!row) throw notFound('such token');
    const request = await revokeTokenAndMade(tx, id);
    const subject = { resourceKind: 'token', resourceId: id, resourceName: row.label };
    return { result: undefined, audit: { operation: 'token.revoke', ...subject, request } };
  });
}

function usable(userId: string) {
  return { userId, revokedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: new Date() } }] };
}
