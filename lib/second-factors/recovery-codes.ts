import { hash, randomInt } from 'node:crypto';
import type { Db } from '@/lib/db/client';

const recoveryCodeCount = 10;

/** Without characters that are mistaken for others. */
const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
const length = 15;
const form = new RegExp(`^[${letters}]{${length}}$`);

/**
 * Makes a person's recovery codes anew; those of before no longer work.
 *
 * @returns the codes, to be shown once: "xxxxx-xxxxx-xxxxx", 74 random bits each
 */
export async function renewRecoveryCodes(tx: Db, userId: string): Promise<string[]> {
  const codes = Array.from({ length: recoveryCodeCount }, () =>
    Array.from({ length }, () => letters[randomInt(letters.length)]).join(''),
  );
  await tx.recoveryCode.deleteMany({ where: { userId } });
  await tx.recoveryCode.createMany({ data: codes.map((code) => ({ userId, hash: hashOf(userId, code) })) });
  return codes.map((code) => code.replace(/^(.{5})(.{5})/, '$1-$2-'));
}

/** What was typed as a recovery code, without what people put between; null when it cannot be one. */
export function readRecoveryCode(typed: string): string | null {
  const plain = typed.toLowerCase().replace(/[\s-]/g, '');
  return form.test(plain) ? plain : null;
}

/** Takes a code, once: of two that show it at the same moment one is refused. @returns how many are left, or null */
export async function takeRecoveryCode(tx: Db, userId: string, code: string): Promise<number | null> {
  const { count } = await tx.recoveryCode.updateMany({
    where: { userId, hash: hashOf(userId, code), usedAt: null },
    data: { usedAt: new Date() },
  });
  return count === 1 ? countRecoveryCodes(tx, userId) : null;
}

function countRecoveryCodes(db: Db, userId: string): Promise<number> {
  return db.recoveryCode.count({ where: { userId, usedAt: null } });
}

function hashOf(userId: string, code: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(hash('sha256', `${userId} ${code}`, 'buffer'));
}
