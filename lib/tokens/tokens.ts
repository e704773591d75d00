import { makeChange } from '@/lib/audit/change';
import type { Actor } from '@/lib/auth/actor';
import { allowNewCredential, makingToken, requireAccountCredential } from '@/lib/auth/own-credentials';
import { db } from '@/lib/db/client';
import { notFound } from '@/lib/problems/problem';
import { revokeTokenAndMade } from '@/lib/tokens/revoke';
import {
  addToken,
  allowedEnd,
  type CreatedToken,
  type TokenView,
  usableTokens,
} from '@/lib/tokens/token-rows';

/** One's own API tokens that can still be used, the newest first. */
export async function listTokens(actor: Actor): Promise<TokenView[]> {
  requireAccountCredential(actor);
  return usableTokens(db, actor.userId);
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
  return makeChange(actor, async (tx) => {
    const madeById = await makingToken(tx, actor);
    const made = await addToken(tx, { userId: actor.userId, label, expiresAt, madeById });
    const subject = { resourceKind: 'token', resourceId: made.id, resourceName: label };
    const request = { expiresAt: expiresAt?.toISOString() ?? null };
    return { result: made, audit: { operation: 'token.create', ...subject, request } };
  });
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
