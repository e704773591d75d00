import type { Change } from '@/lib/audit/change';
import type { Actor } from '@/lib/auth/actor';
import { allowNewCredential, makingToken, requireAccountCredential } from '@/lib/auth/own-credentials';
import { takeLock } from '@/lib/db/advisory-lock';
import type { Db } from '@/lib/db/client';
import { requireHeld } from '@/lib/grants/delegation';
import { holdingsOfUser } from '@/lib/grants/holdings';
import { conflict, notFound } from '@/lib/problems/problem';
import { revokeTokenAndMade } from '@/lib/tokens/revoke';
import {
  addToken,
  allowedEnd,
  type CreatedToken,
  type TokenView,
  usableTokens,
} from '@/lib/tokens/token-rows';
import { authoriseFor } from '@/lib/users/answered-for';
import { getUser } from '@/lib/users/queries';

/** @throws Problem 404 for an account that one may not see, 403 without a right over it */
export async function listAccountTokens(actor: Actor, reference: string, db: Db): Promise<TokenView[]> {
  requireAccountCredential(actor);
  const { id } = await getUser(actor, reference, db);
  await authoriseFor(actor, id, db);
  return usableTokens(db, id);
}

/**
 * Makes an API token for a service account. Needs user.manage on /, or to answer for the account, and
 * all that the account holds: whoever has the token acts as it.
 */
export async function createAccountToken(
  tx: Db,
  actor: Actor,
  reference: string,
  { label, expiresAt: wished }: { label: string; expiresAt: Date | null },
): Promise<Change<CreatedToken>> {
  const user = await getUser(actor, reference, tx);
  const allowedBy = await authoriseFor(actor, user.id, tx);
  if (user.kind !== 'service') throw conflict('Persons make their tokens themselves.');
  const expiresAt = await allowedEnd(wished);
  await allowNewCredential(actor, expiresAt);
  await takeLock(tx, 'access');
  if (user.disabledAt) throw conflict(`The account ${user.username} is disabled. Enable it first.`);
  requireHeld(actor, await holdingsOfUser(tx, user.id), `make a token for ${user.username}`);
  const madeById = await makingToken(tx, actor);
  const made = await addToken(tx, { userId: user.id, label, expiresAt, madeById });
  const request = { of: user.username, expiresAt: expiresAt?.toISOString() ?? null };
  return { result: made, audit: { operation: 'token.create', ...subjectOf(made, allowedBy), request } };
}

/** Revokes a token of an account, with all that was made by it. It gives nobody anything. */
export async function revokeAccountToken(
  tx: Db,
  actor: Actor,
  { user: reference, token: id }: { user: string; token: string },
): Promise<Change<undefined>> {
  requireAccountCredential(actor);
  const user = await getUser(actor, reference, tx);
  const allowedBy = await authoriseFor(actor, user.id, tx);
  const row = await tx.apiToken.findFirst({
    where: { id, userId: user.id, revokedAt: null },
    select: { id: true, label: true },
  });
  if (!row) throw notFound('such token');
  const request = { of: user.username, ...(await revokeTokenAndMade(tx, id)) };
  const audit = { operation: 'token.revoke', ...subjectOf(row, allowedBy), request };
  return { result: undefined, audit };
}

function subjectOf({ id, label }: { id: string; label: string }, allowedBy: string) {
  return { resourceKind: 'token', resourceId: id, resourceName: label, collection: '/', allowedBy };
}
