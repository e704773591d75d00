import type { Actor } from '@/lib/auth/actor';
import { tokenEndsAt } from '@/lib/auth/credential-ends';
import { currentLifetimes } from '@/lib/auth/remembered-setting';
import { type Db, db } from '@/lib/db/client';
import { Problem, refused } from '@/lib/problems/problem';

/**
 * Holds whoever makes a credential for themselves to what they came with: a launch, a deployment and a
 * client certificate can make none, and what an API token makes ends no later than the token.
 *
 * @param until when the new credential ends; null: never
 * @throws Problem 403
 */
export async function allowNewCredential(actor: Actor, until: Date | null): Promise<void> {
  requireAccountCredential(actor);
  if (actor.credential.kind !== 'token') return;
  const token = await db.apiToken.findUnique({
    where: { id: actor.credential.id },
    select: { createdAt: true, expiresAt: true },
  });
  const limit = token && tokenEndsAt(token, await currentLifetimes());
  if (limit !== null && (until === null || until.getTime() > limit)) {
    throw refused(
      `The token you use ends at ${new Date(limit).toISOString()}; it cannot make something that lasts longer. Sign in to do so.`,
    );
  }
}

/**
 * The API token that makes another credential, and takes it along when it is revoked; null when
 * none does. Its row is locked: it cannot be revoked between this and the new row.
 *
 * @throws Problem 401 for one that was revoked meanwhile
 */
export async function makingToken(tx: Db, { credential }: Actor): Promise<string | null> {
  if (credential.kind !== 'token') return null;
  const rows = await tx.$queryRaw<{ revokedAt: Date | null }[]>`
    SELECT "revokedAt" FROM "ApiToken" WHERE "id" = ${credential.id}::uuid FOR UPDATE`;
  if (rows[0]?.revokedAt !== null) {
    throw new Problem({ kind: 'unauthenticated', detail: 'The token was revoked.' });
  }
  return credential.id;
}

/**
 * A launch token and a client certificate speak for a person only at engines, not about the person's
 * own account.
 *
 * @throws Problem 403
 */
export function requireAccountCredential({ credential, viewing, username }: Actor): void {
  if (viewing !== null)
    throw refused(`The credentials of ${username} are not shown to whoever views as them.`);
  if (['launch', 'deployment', 'certificate'].includes(credential.kind)) {
    throw refused('Sign in, or use an API token, to manage sessions, tokens and certificates.');
  }
}

/** @throws Problem 403 unless the person signed in, with their password, for this */
export function requireSignedIn({ credential, viewing }: Actor): void {
  if (credential.kind !== 'session' || viewing !== null) {
    throw new Problem({ kind: 'refused', detail: 'Sign in to do this; a token is not enough.' });
  }
}
