import { db } from '@/lib/db/client';
import { checkLdapPassword } from '@/lib/identity/ldap/check-ldap-password';
import { signInSettings } from '@/lib/identity/local-accounts';
import { currentPasswordRules } from '@/lib/passwords/accepted-password';
import { isBreached } from '@/lib/passwords/breached/is-breached';
import { verifyPassword } from '@/lib/passwords/hash';
import { admitAttempt, attemptSucceeded } from '@/lib/sign-in/attempts';
import { oneAtATime } from '@/lib/sign-in/one-at-a-time';
import type { TriedFrom } from '@/lib/sign-in/tried-from';

export interface PasswordHolder {
  readonly id: string;
  readonly username: string;
  readonly mustChangePassword: boolean;
  readonly disabledAt: Date | null;
}

export type PasswordCheck =
  | {
      readonly status: 'right';
      readonly user: PasswordHolder & { readonly isBreakGlass: boolean };
      readonly method: 'password' | 'ldap';
    }
  | { readonly status: 'wrong' }
  /** The password is right, and yet nobody is let in by it; or it could not be checked. */
  | { readonly status: 'not-let-in'; readonly because: string; readonly detail: string }
  | { readonly status: 'throttled'; readonly retryAfterSeconds: number };

const usernameForm = /^[a-z0-9](?:[a-z0-9._-]{0,62}[a-z0-9])?$/;
/** Longer than any password; nothing beyond is hashed. */
const longestTried = 512;

/** Checks a password and counts the try. Every check of a password goes through here. */
export async function checkPassword(tried: {
  username: string;
  password: string;
  address: string;
  from: TriedFrom;
}): Promise<PasswordCheck> {
  const account = accountName(tried.username);
  const checked = await oneAtATime(`${account} ${tried.from.key}`, async (): Promise<PasswordCheck> => {
    const admission = await admitAttempt(account, tried.from);
    if (!admission.admitted) return throttled(admission.waitMs);
    const user = await userWithPassword(account);
    const password = tried.password.slice(0, longestTried);
    const isOurs = await verifyPassword(user?.passwordHash ?? null, password);
    const check =
      isOurs && user
        ? await localCheck(user, password)
        : await directoryCheck({ username: account, password, address: tried.address, user });
    if (check.status === 'right') await attemptSucceeded(admission.attemptId);
    return check;
  });
  return checked ?? throttled(1_000);
}

/** Whether passwords of our own are taken from this account at all. */
async function localCheck(
  user: PasswordHolder & { readonly isBreakGlass: boolean },
  password: string,
): Promise<PasswordCheck> {
  const { localAccounts } = await signInSettings();
  if (localAccounts === 'on' || user.isBreakGlass)
    return { status: 'right', user: await markedIfBreached(user, password), method: 'password' };
  const because = 'Passwords of Wheelhouse are switched off. Sign in with the account of your organisation.';
  return { status: 'not-let-in', because, detail: 'Local accounts are switched off.' };
}

async function directoryCheck(tried: Parameters<typeof checkLdapPassword>[0]): Promise<PasswordCheck> {
  const check = await checkLdapPassword(tried);
  switch (check.status) {
    case 'right':
      return { status: 'right', user: { ...check.user, isBreakGlass: false }, method: 'ldap' };
    case 'wrong':
      return check;
    case 'not-let-in':
      return { status: 'not-let-in', because: check.failure.message, detail: check.failure.detail };
    case 'away': {
      const because = 'The directory that knows passwords does not answer. Try again in a moment.';
      return { status: 'not-let-in', because, detail: check.reason };
    }
  }
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
    select: {
      id: true,
      username: true,
      passwordHash: true,
      mustChangePassword: true,
      disabledAt: true,
      isBreakGlass: true,
    },
  });
}

function throttled(waitMs: number): PasswordCheck {
  return { status: 'throttled', retryAfterSeconds: Math.max(1, Math.ceil(waitMs / 1_000)) };
}
