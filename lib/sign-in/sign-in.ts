import { type AuditActor, recordChange, recordRefusal } from '@/lib/audit/record';
import { absoluteMs } from '@/lib/auth/session-lifetime';
import { makeToken } from '@/lib/auth/tokens';
import { db } from '@/lib/db/client';
import { accountName, checkPassword, type PasswordHolder } from '@/lib/sign-in/check-password';
import { isFirstInAWhile } from '@/lib/sign-in/first-in-a-while';

export interface SignInRequest {
  readonly username: string;
  readonly password: string;
  /** The peer's true IP address. */
  readonly address: string;
  readonly userAgent: string;
}

export type SignInResult =
  | {
      readonly status: 'signed-in';
      /** The session's secret, for a cookie or an Authorization header. */
      readonly token: string;
      readonly expiresAt: Date;
      readonly userId: string;
      readonly username: string;
      readonly mustChangePassword: boolean;
    }
  /** Wrong name or password; which of them is not said. */
  | { readonly status: 'refused' }
  /** The password was right, but the account is disabled. */
  | { readonly status: 'disabled' }
  /** 429 with Retry-After. Nothing was checked. */
  | { readonly status: 'throttled'; readonly retryAfterSeconds: number };

/**
 * Signs a person in by name and password and makes a new session, whatever the client held before.
 * Every sign-in and refusal is on the audit log.
 */
export async function signIn(request: SignInRequest): Promise<SignInResult> {
  const check = await checkPassword(request);
  if (check.status === 'throttled') {
    if (isFirstInAWhile(`${accountName(request.username)} ${request.address}`)) {
      await refuse(request, 429, `Too many wrong passwords; told to wait ${check.retryAfterSeconds} s.`);
    }
    return check;
  }
  if (check.status === 'wrong') {
    await refuse(request, 401, 'Wrong user name or password.');
    return { status: 'refused' };
  }
  if (check.user.disabledAt) {
    await refuse(request, 403, 'The account is disabled.', check.user.id);
    return { status: 'disabled' };
  }
  return startSession(check.user, request);
}

async function startSession(user: PasswordHolder, request: SignInRequest): Promise<SignInResult> {
  const { token, hash } = makeToken('session');
  const expiresAt = new Date(Date.now() + absoluteMs);
  await db.$transaction(async (tx) => {
    const session = await tx.session.create({
      data: {
        userId: user.id,
        tokenHash: hash,
        address: request.address,
        userAgent: request.userAgent.slice(0, 512).toWellFormed().replaceAll('\0', ''),
        expiresAt,
      },
    });
    await recordChange(tx, auditActorOf(request, user.id), {
      operation: 'session.create',
      resourceKind: 'session',
      resourceId: session.id,
      resourceName: user.username,
    });
  });
  const { id: userId, username, mustChangePassword } = user;
  return { status: 'signed-in', token, expiresAt, userId, username, mustChangePassword };
}

function refuse(request: SignInRequest, status: number, detail: string, userId: string | null = null) {
  const subject = { operation: 'session.create', resourceKind: 'session' };
  return recordRefusal(db, auditActorOf(request, userId), subject, { status, detail });
}

function auditActorOf(request: SignInRequest, userId: string | null): AuditActor {
  return {
    username: accountName(request.username),
    userId,
    credential: 'password',
    address: request.address,
  };
}
