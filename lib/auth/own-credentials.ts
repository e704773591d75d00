import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { Problem, refused } from '@/lib/problems/problem';

/**
 * Holds whoever makes a credential for themselves to what they came with: a launch and a client
 * certificate can make none, and what an API token makes ends no later than the token.
 *
 * @param until when the new credential ends; null: never
 * @throws Problem 403
 */
export async function allowNewCredential(actor: Actor, until: Date | null): Promise<void> {
  requireAccountCredential(actor);
  if (actor.credential.kind !== 'token') return;
  const token = await db.apiToken.findUnique({
    where: { id: actor.credential.id },
    select: { expiresAt: true },
  });
  const limit = token?.expiresAt;
  if (limit && (until === null || until > limit)) {
    throw refused(
      `The token you use ends at ${limit.toISOString()}; it cannot make something that lasts longer. Sign in to do so.`,
    );
  }
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
  if (credential.kind === 'launch' || credential.kind === 'certificate') {
    throw refused('Sign in, or use an API token, to manage sessions, tokens and certificates.');
  }
}

/** @throws Problem 403 unless the person signed in, with their password, for this */
export function requireSignedIn({ credential, viewing }: Actor): void {
  if (credential.kind !== 'session' || viewing !== null) {
    throw new Problem({ kind: 'refused', detail: 'Sign in to do this; a token is not enough.' });
  }
}
