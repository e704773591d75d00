import { recordChange } from '@/lib/audit/record';
import { db } from '@/lib/db/client';
import { notify } from '@/lib/notices/notify';
import { paths } from '@/lib/paths/console-paths';
import { readRecoveryCode, takeRecoveryCode } from '@/lib/second-factors/recovery-codes';
import { stepOfCode } from '@/lib/second-factors/totp';
import { open } from '@/lib/secrets/seal';
import { type CountedTry, countedTry, throttled } from '@/lib/sign-in/counted-try';
import type { TriedFrom } from '@/lib/sign-in/tried-from';

export type CodeKind = 'totp' | 'recovery-code';

/** Who shows a code, and from where. */
export interface CodeHolder {
  readonly id: string;
  readonly username: string;
  readonly address: string;
}

/** So many wrong codes an hour, from wherever, and only addresses that the person came from before go on. */
const mostWrongPerHour = 30;

/**
 * Takes a code of an authenticator app or a recovery code, each once, and counts the try like one of a
 * password: under a name of its own, which only whoever knows the password can get to.
 */
export async function takeCode(
  holder: CodeHolder,
  typed: string,
  from: TriedFrom,
): Promise<CountedTry<CodeKind>> {
  const account = codeAccount(holder.username);
  const recovery = readRecoveryCode(typed);
  if (recovery === null && (await isUnderAttack(holder, account))) return throttled(15 * 60_000);
  return countedTry(account, from, async () => {
    if (recovery !== null) return (await spendRecoveryCode(holder, recovery)) ? 'recovery-code' : null;
    return (await takeTotpCode(holder.id, typed.replace(/\s/g, ''))) ? 'totp' : null;
  });
}

/** No user name has a space. */
function codeAccount(username: string): string {
  return `${username} code`;
}

/**
 * A code has few digits, so somebody who knows the password and has many addresses would find one
 * in the end. The person goes on from where they were before, by a passkey, or by a recovery code.
 */
async function isUnderAttack({ id, address }: CodeHolder, account: string): Promise<boolean> {
  const hourAgo = new Date(Date.now() - 60 * 60_000);
  const wrong = await db.signInAttempt.count({ where: { account, succeeded: false, at: { gt: hourAgo } } });
  if (wrong < mostWrongPerHour) return false;
  const monthAgo = new Date(Date.now() - 30 * 24 * 60 * 60_000);
  const before = await db.session.findFirst({
    where: { userId: id, address, secondFactor: { not: null }, createdAt: { gt: monthAgo } },
    select: { id: true },
  });
  return before === null;
}

/** Of any of the person's apps, and of a later time step than the last that was taken of it. */
async function takeTotpCode(userId: string, code: string): Promise<boolean> {
  const devices = await db.totpDevice.findMany({ where: { userId, confirmedAt: { not: null } } });
  for (const { id, sealedSecret } of devices) {
    if (await takeCodeOf(id, sealedSecret, code)) return true;
  }
  return false;
}

/** Whether the code is the device's, taken for the first time, here and at every other process. */
async function takeCodeOf(deviceId: string, sealedSecret: Uint8Array, code: string): Promise<boolean> {
  const step = stepOfCode(open(sealedSecret, totpContext(deviceId)), code, Date.now());
  if (step === null) return false;
  const { count } = await db.totpDevice.updateMany({
    where: { id: deviceId, lastStep: { lt: step } },
    data: { lastStep: step, lastUsedAt: new Date() },
  });
  return count === 1;
}

/** What a device's secret is sealed for. */
export function totpContext(deviceId: string): string {
  return `totp.${deviceId}`;
}

async function spendRecoveryCode({ id, username, address }: CodeHolder, code: string): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const left = await takeRecoveryCode(tx, id, code);
    if (left === null) return false;
    await recordChange(
      tx,
      { username, userId: id, credential: 'recovery code', address },
      {
        operation: 'second-factor.use-recovery-code',
        resourceKind: 'user',
        resourceId: id,
        resourceName: username,
        request: { left },
      },
    );
    await notify(tx, [id], {
      kind: 'second-factor.recovery-code-used',
      text: `A recovery code of yours was used from ${address || 'an unknown address'}. ${left} are left.`,
      path: paths.accountPage('security'),
    });
    return true;
  });
}
