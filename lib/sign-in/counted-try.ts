import { admitAttempt, attemptSucceeded } from '@/lib/sign-in/attempts';
import { oneAtATime } from '@/lib/sign-in/one-at-a-time';
import type { TriedFrom } from '@/lib/sign-in/tried-from';

export interface Throttled {
  readonly status: 'throttled';
  readonly retryAfterSeconds: number;
}

export type CountedTry<T> =
  | { readonly status: 'right'; readonly value: T }
  | { readonly status: 'wrong' }
  | Throttled;

/**
 * Makes a try at something secret that counts as a failure unless `check` finds it right: tries under
 * the same account from the same place are made to wait longer and longer.
 *
 * @param account what is tried at: a user name, or one with what is asked after the password
 * @param check null for a wrong one
 */
export async function countedTry<T>(
  account: string,
  from: TriedFrom,
  check: () => Promise<T | null>,
): Promise<CountedTry<T>> {
  const tried = await oneAtATime(`${account} ${from.key}`, async (): Promise<CountedTry<T>> => {
    const admission = await admitAttempt(account, from);
    if (!admission.admitted) return throttled(admission.waitMs);
    const value = await check();
    if (value === null) return { status: 'wrong' };
    await attemptSucceeded(admission.attemptId);
    return { status: 'right', value };
  });
  return tried ?? throttled(1_000);
}

export function throttled(waitMs: number): Throttled {
  return { status: 'throttled', retryAfterSeconds: Math.max(1, Math.ceil(waitMs / 1_000)) };
}
