import { tokenEndsAt } from '@/lib/auth/credential-ends';
import { currentLifetimes } from '@/lib/auth/remembered-setting';
import { makeToken } from '@/lib/auth/tokens';
import type { Db } from '@/lib/db/client';
import { invalid, refused } from '@/lib/problems/problem';

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

/** API tokens of an account that can still be used, the newest first. */
export async function usableTokens(db: Db, userId: string): Promise<TokenView[]> {
  const [lifetimes, now] = [await currentLifetimes(), Date.now()];
  const rows = await db.apiToken.findMany({
    where: usable(userId),
    select: view,
    orderBy: { createdAt: 'desc' },
  });
  return rows.flatMap((row) => {
    const end = tokenEndsAt(row, lifetimes);
    return end !== null && end <= now ? [] : [{ ...row, expiresAt: end === null ? null : new Date(end) }];
  });
}

/**
 * Adds an API token to an account.
 *
 * @param madeById the API token that makes it, and takes it along when it is revoked
 * @throws Problem 403 where there are as many as there may be
 */
export async function addToken(
  tx: Db,
  row: { userId: string; label: string; expiresAt: Date | null; madeById: string | null },
): Promise<CreatedToken> {
  if ((await tx.apiToken.count({ where: usable(row.userId) })) >= mostTokens) {
    throw refused(`There are ${mostTokens} tokens already. Revoke those that are no longer used.`);
  }
  const { token, hash } = makeToken('api');
  const made = await tx.apiToken.create({ data: { ...row, tokenHash: hash }, select: view });
  return { ...made, token };
}

/**
 * Where no end is wished for, tokens last as long as they may.
 *
 * @throws Problem 422 for an end in the past, or later than tokens may last
 */
export async function allowedEnd(wished: Date | null): Promise<Date | null> {
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

function usable(userId: string) {
  return { userId, revokedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: new Date() } }] };
}
