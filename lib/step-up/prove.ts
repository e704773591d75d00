import type { AuthenticationResponseJSON } from '@simplewebauthn/server';
import { makeChange } from '@/lib/audit/change';
import { auditActor, recordRefusal } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { requireSignedIn } from '@/lib/auth/own-credentials';
import { db } from '@/lib/db/client';
import { Problem, refused } from '@/lib/problems/problem';
import { takeCode } from '@/lib/second-factors/codes';
import { provedByPasskey } from '@/lib/second-factors/passkey-proof';
import type { ProofKind } from '@/lib/second-factors/schema';
import { checkPassword } from '@/lib/sign-in/check-password';
import { triedInSession } from '@/lib/sign-in/tried-from';
import { proofKinds } from '@/lib/step-up/proof-kinds';

/** What is shown: one of these. */
export interface Proof {
  readonly password?: string | undefined;
  readonly code?: string | undefined;
  readonly passkey?: AuthenticationResponseJSON | undefined;
}

/**
 * Proves anew, in the session that asks, who is there. Whoever has a second factor shows that; their
 * password is not enough.
 *
 * @throws Problem 403 for what is wrong or does not count, 429 after too many tries
 */
export async function proveAgain(actor: Actor, proof: Proof): Promise<{ provedAt: Date }> {
  requireSignedIn(actor);
  const kinds = await proofKinds(actor.userId);
  const shown = await checked(actor, proof, kinds);
  const provedAt = new Date();
  await makeChange(actor, async (tx) => {
    await tx.session.update({ where: { id: actor.credential.id }, data: { steppedUpAt: provedAt } });
    return { result: undefined, audit: { ...subjectOf(actor), request: { by: shown } } };
  });
  return { provedAt };
}

async function checked(actor: Actor, proof: Proof, kinds: readonly ProofKind[]): Promise<ProofKind> {
  const { userId, username, address } = actor;
  const from = triedInSession(actor.credential.id);
  if (proof.passkey && kinds.includes('passkey')) {
    const question = { purpose: `step-up ${userId}`, userId } as const;
    if (await provedByPasskey(question, proof.passkey, address)) return 'passkey';
    throw await wrong(actor, 'This passkey did not prove that it is you.');
  }
  if (proof.code !== undefined && kinds.some((kind) => kind === 'totp' || kind === 'recovery-code')) {
    const taken = await takeCode({ id: userId, username, address }, proof.code, from);
    if (taken.status === 'right') return taken.value;
    if (taken.status === 'throttled') throw slowDown(taken.retryAfterSeconds);
    throw await wrong(actor, 'This code is wrong, or was used before.');
  }
  if (proof.password !== undefined && kinds.includes('password')) {
    const check = await checkPassword({ username, password: proof.password, address, from });
    if (check.status === 'right' && check.user.id === userId) return 'password';
    if (check.status === 'throttled') throw slowDown(check.retryAfterSeconds);
    throw await wrong(actor, 'This is not your password.');
  }
  throw refused(
    kinds.length === 0
      ? 'There is nothing here that you could prove it by. Sign out and in again, or set up a second factor.'
      : `Show one of these: ${kinds.join(', ')}.`,
  );
}

async function wrong(actor: Actor, detail: string): Promise<Problem> {
  await recordRefusal(db, auditActor(actor), subjectOf(actor), { status: 403, detail });
  return refused(detail);
}

function slowDown(seconds: number): Problem {
  return new Problem({
    kind: 'too-many-requests',
    detail: `Too many wrong tries. Try again in ${seconds} s.`,
    headers: { 'retry-after': String(seconds) },
  });
}

function subjectOf({ credential, username }: Actor) {
  const subject = { resourceKind: 'session', resourceId: credential.id, resourceName: username };
  return { operation: 'session.prove', ...subject };
}
