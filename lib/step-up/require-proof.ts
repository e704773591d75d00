import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { Problem } from '@/lib/problems/problem';
import { proofKinds } from '@/lib/step-up/proof-kinds';

/** How long a proof lasts for changes of one's own second factors, whatever the settings say. */
const ownFactorsMinutes = 10;

/**
 * Whether who is there was proved in this session within so many minutes. What is remembered of a
 * session may be from before the proof, so the row is asked before the answer is no.
 */
export async function isProvedWithin({ credential, provedAt }: Actor, minutes: number): Promise<boolean> {
  if (credential.kind !== 'session') return false;
  const since = Date.now() - minutes * 60_000;
  if (provedAt !== null && provedAt > since) return true;
  const row = await db.session.findUnique({ where: { id: credential.id }, select: { steppedUpAt: true } });
  return (row?.steppedUpAt?.getTime() ?? 0) > since;
}

/** @throws Problem 403 that tells a console to ask for a proof and to try again */
export async function requireProof(actor: Actor, minutes = ownFactorsMinutes): Promise<void> {
  if (!(await isProvedWithin(actor, minutes))) throw await proofNeeded(actor, minutes);
}

/** Its header is that of RFC 9470, so that programs know it too. */
export async function proofNeeded(actor: Actor, minutes: number): Promise<Problem> {
  return new Problem({
    kind: 'step-up-needed',
    detail: proofSentence(minutes),
    headers: proofHeaders(minutes),
    more: { kinds: await proofKinds(actor.userId), withinMinutes: minutes },
  });
}

export function proofSentence(minutes: number): string {
  return `This needs a proof from the last ${minutes} min that it is you: POST /api/v1/me/proof, or sign in again.`;
}

export function proofHeaders(minutes: number): Readonly<Record<string, string>> {
  return {
    'www-authenticate': `Bearer error="insufficient_user_authentication", max_age="${minutes * 60}"`,
  };
}
