import { db } from '@/lib/db/client';
import { currentPasswordRules } from '@/lib/passwords/accepted-password';
import { isBreached } from '@/lib/passwords/breached/is-breached';
import { verifyPassword } from '@/lib/passwords/hash';
import { admitAttempt, attemptSucceeded } from '@/lib/sign-in/attempts';
import { oneAtATime } from '@/lib/sign-in/one-at-a-time';
import { throttledAddress } from '@/lib/sign-in/throttle';

export interface PasswordHolder {
  readonly id: string;
  readonly username: string;
  readonly mustChangePassword: boolean;
  readonly disabledAt: Date | null;
}

export type PasswordCheck =
  | { readonly status: 'right'; readonly user: PasswordHolder }
  | { readonly status: 'wrong' }
  | { readonly status: 'throttled'; readonly retryAfterSeconds: number };

const usernameForm = /^[a-z0-9](?:[a-z0-9._-]{0,62}[a-z0-9])?$/;
/** Longer than any password; nothing beyond is hashed. */
const longestTried = 512;

/** Checks a password and counts the try. Every check of a password goes through here. */
export async function checkPassword(tried: {
  username: string;
  password: string;
  address: string;
}): Promise<PasswordCheck> {
  const account = accountName(tried.username);
  const address = throttledAddress(tried.address);
  const checked = await oneAtATime(`${account} ${address}`, async (): Promise<PasswordCheck> => {
    const admission = await admitAttempt(account, address);
    if (!admission.admitted) return throttled(admission.waitMs);
    const user = await userWithPassword(account);
    const password = tried.password.slice(0, longestTried);
    if (!(await verifyPassword(user?.passwordHash ?? null, password)) || !user) return { status: 'wrong' };
    await attemptSucceeded(admission.attemptId);
    return { status: 'right', user: await markedIfBreached(user, password) };
  });
  return checked ?? throttled(1_000);
}

/** As accounts are named; "" for what can be nobody's name, so that a password typed there is not kept. */
export function accountName(typed: string): string {
  const name = typed.trim().toLowerCase();
  return usernameForm.test(name) ? name : '';
}

/** Whoever uses a password that is on the list must choose another, where that is set. */
async function markedIfBreached<T extends PasswordHolder>(user: T, password: string): Promise<T> {
  if (user.mustChangePassword || !(await currentPasswordRules()).breachedAtSignIn) return user;
  if (!isBreached(password)) return user;
  await db.user.update({ where: { id: user.id }, data: { mustChangePassword: true } });
  return { ...user, mustChangePassword: true };
}

function userWithPassword(username: string) {
  return db.user.findUnique({
    where: { username },
    select: { id: true, username: true, passwordHash: true, mustChangePassword: true, disabledAt: true },
  });
}

function throttled(waitMs: number): PasswordCheck {
  return { status: 'throttled', retryAfterSeconds: Math.max(1, Math.ceil(waitMs / 1_000)) };
}
