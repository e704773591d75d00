import type { AuthenticationResponseJSON } from '@simplewebauthn/server';
import { recordRefusal } from '@/lib/audit/record';
import { db } from '@/lib/db/client';
import { type CodeKind, takeCode } from '@/lib/second-factors/codes';
import { secondStepKinds } from '@/lib/second-factors/kinds';
import { provedByPasskey } from '@/lib/second-factors/passkey-proof';
import { closeChallenge, countWrongTry, findChallenge } from '@/lib/sign-in/challenges';
import { isFirstInAWhile } from '@/lib/sign-in/first-in-a-while';
import { type SignInPlace, signInActor } from '@/lib/sign-in/sign-in-actor';
import type { SecondStepKind, SignInResult } from '@/lib/sign-in/sign-in-result';
import { startSession } from '@/lib/sign-in/start-session';
import { triedFrom } from '@/lib/sign-in/tried-from';

/** What is shown as the second step: one of both. */
export interface SecondStep {
  readonly code?: string | undefined;
  readonly passkey?: AuthenticationResponseJSON | undefined;
}

type Unproved = Extract<SignInResult, { status: 'wrong-second-factor' | 'throttled' }>;

/** The second step of a sign-in whose first one was right. */
export async function secondStep(
  challengeToken: string,
  { code = '', passkey }: SecondStep,
  place: SignInPlace,
): Promise<SignInResult> {
  const challenge = await findChallenge(challengeToken);
  if (challenge === null) return { status: 'challenge-over' };
  const { id, method, there, user } = challenge;
  if (user.disabledAt) return { status: 'disabled' };
  const kinds = await secondStepKinds(user.id);
  const proved = passkey
    ? await byPasskey(user, place, passkey, kinds)
    : await provedByCode(user, place, code, kinds);
  if (proved.status !== 'right') {
    if (proved.status === 'wrong-second-factor') await countWrongTry(id);
    return proved;
  }
  if (!(await closeChallenge(id))) return { status: 'challenge-over' };
  return startSession(user, place, { method, secondFactor: proved.value, there });
}

/** Whether the person showed a code of theirs; a wrong one is on record, and many make them wait. */
export async function provedByCode(
  user: { readonly id: string; readonly username: string },
  place: SignInPlace,
  code: string,
  kinds: readonly SecondStepKind[],
): Promise<{ readonly status: 'right'; readonly value: CodeKind } | Unproved> {
  const taken = await takeCode(
    { ...user, address: place.address },
    code,
    await triedFrom(user.username, place.address, place.browser),
  );
  if (taken.status === 'right') return taken;
  if (taken.status === 'wrong') {
    await refuse(user, place, 401, 'Wrong code of a second factor.');
    return { status: 'wrong-second-factor', kinds };
  }
  if (isFirstInAWhile(`code ${user.username} ${place.address}`)) {
    await refuse(user, place, 429, `Too many wrong codes; told to wait ${taken.retryAfterSeconds} s.`);
  }
  return taken;
}

async function byPasskey(
  user: { readonly id: string; readonly username: string },
  place: SignInPlace,
  response: AuthenticationResponseJSON,
  kinds: readonly SecondStepKind[],
): Promise<{ readonly status: 'right'; readonly value: 'passkey' } | Unproved> {
  const question = { purpose: `second-step ${user.id}`, userId: user.id } as const;
  if (await provedByPasskey(question, response, place.address)) return { status: 'right', value: 'passkey' };
  await refuse(user, place, 401, 'Wrong answer of a passkey.');
  return { status: 'wrong-second-factor', kinds };
}

function refuse(
  user: { readonly id: string; readonly username: string },
  place: SignInPlace,
  status: number,
  detail: string,
) {
  const subject = { operation: 'session.create', resourceKind: 'session' };
  return recordRefusal(db, signInActor(user, place, 'second factor'), subject, { status, detail });
}
