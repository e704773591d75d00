import type { StepUpGroup } from '@/lib/access/step-up-group';
import type { Actor } from '@/lib/auth/actor';
import { briefCache } from '@/lib/auth/brief-cache';
import { rememberedMs } from '@/lib/auth/load-access';
import { db } from '@/lib/db/client';
import { refused } from '@/lib/problems/problem';
import { getSetting, type StepUpRule } from '@/lib/settings/settings';
import { isProvedWithin, proofNeeded } from '@/lib/step-up/require-proof';

export const noStepUp: StepUpRule = { operations: [], withinMinutes: 15, programs: 'exempt' };

const remembered = briefCache<StepUpRule>(rememberedMs);

/** What takes a proof anew now. */
function stepUpRule(): Promise<StepUpRule> {
  return remembered.get('', async () => (await getSetting(db, 'stepUp')) ?? noStepUp);
}

export type StepUpVerdict =
  | { readonly status: 'enough' }
  /** A proof of the last so many minutes is needed. */
  | { readonly status: 'prove'; readonly withinMinutes: number }
  /** It was asked for by a program, which can prove nothing. */
  | { readonly status: 'not-by-programs'; readonly credential: string };

/**
 * Whether somebody may do something of this group without proving anew who they are.
 *
 * @param group "any": it is dangerous where any group takes a proof, as making a credential is, which
 *   could do the rest without
 */
export async function stepUpVerdict(actor: Actor, group: StepUpGroup | 'any'): Promise<StepUpVerdict> {
  const { operations, withinMinutes, programs } = await stepUpRule();
  const isAskedFor = group === 'any' ? operations.length > 0 : operations.includes(group);
  const { kind } = actor.credential;
  // What was ordered, or was asked for with a proof, is done when nobody is there.
  if (!isAskedFor || kind === 'launch' || kind === 'deployment') return { status: 'enough' };
  if (kind !== 'session') {
    return programs === 'exempt' ? { status: 'enough' } : { status: 'not-by-programs', credential: kind };
  }
  return (await isProvedWithin(actor, withinMinutes))
    ? { status: 'enough' }
    : { status: 'prove', withinMinutes };
}

/** @throws Problem 403 */
export async function requireStepUp(actor: Actor, group: StepUpGroup | 'any'): Promise<void> {
  const verdict = await stepUpVerdict(actor, group);
  if (verdict.status === 'prove') throw await proofNeeded(actor, verdict.withinMinutes);
  if (verdict.status === 'not-by-programs') throw refused(notByPrograms(verdict.credential));
}

export function notByPrograms(credential: string): string {
  return `This cannot be done with a ${credential}: it takes a proof of who is there. Sign in and do it in a session.`;
}
