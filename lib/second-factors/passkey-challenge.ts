import { createHmac, hash, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import { db } from '@/lib/db/client';
import { dataKey } from '@/lib/secrets/data-key';

/** What a challenge is for. One for one purpose or person is none for another. */
export type ChallengePurpose = 'sign-in' | `add ${string}` | `second-step ${string}` | `step-up ${string}`;

const lifetimeMs = 5 * 60_000;
const headBytes = 8 + 16;
const macBytes = 32;

/**
 * A challenge that a passkey signs: when it ends, random bytes, and our seal on both and the purpose.
 * Nothing is kept of it until it is answered, so that nobody can fill the database with them.
 */
export function makePasskeyChallenge(purpose: ChallengePurpose, now = Date.now()): Buffer {
  const head = Buffer.concat([Buffer.alloc(8), randomBytes(16)]);
  head.writeBigUInt64BE(BigInt(now + lifetimeMs));
  return Buffer.concat([head, mac(purpose, head)]);
}

/** Whether it is a challenge of ours for that purpose whose time is not over. */
export function isPasskeyChallenge(purpose: ChallengePurpose, written: string, now = Date.now()): boolean {
  const bytes = Buffer.from(written, 'base64url');
  if (bytes.length !== headBytes + macBytes) return false;
  const head = bytes.subarray(0, headBytes);
  return (
    timingSafeEqual(bytes.subarray(headBytes), mac(purpose, head)) && Number(head.readBigUInt64BE()) > now
  );
}

/** Takes an answered challenge out of use, here and at every other process. @returns false when it was taken before */
export async function spendPasskeyChallenge(written: string): Promise<boolean> {
  const bytes = Buffer.from(written, 'base64url');
  const endsAt = Number(bytes.readBigUInt64BE());
  const { count } = await db.spentChallenge.createMany({
    data: { hash: new Uint8Array(hash('sha256', bytes, 'buffer')), expiresAt: new Date(endsAt) },
    skipDuplicates: true,
  });
  await db.spentChallenge.deleteMany({ where: { expiresAt: { lt: new Date(Date.now() - lifetimeMs) } } });
  return count === 1;
}

function mac(purpose: string, head: Uint8Array): Buffer {
  const key = hkdfSync('sha256', dataKey(), '', 'wheelhouse passkey challenges', 32);
  return createHmac('sha256', Buffer.from(key)).update(head).update(purpose).digest();
}
