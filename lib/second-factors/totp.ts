import { createHmac, timingSafeEqual } from 'node:crypto';
import { base32 } from '@/lib/second-factors/base32';

const stepSeconds = 30;
const digits = 6;
/** Clocks differ: a code of the step before or after is taken too. */
const window = 1;

/** As many random bytes as SHA-1 is wide (RFC 4226, section 4). */
export const totpSecretBytes = 20;

/** The time step of a moment. @param now milliseconds since the epoch */
export function totpStep(now: number): number {
  return Math.floor(now / 1_000 / stepSeconds);
}

/** The code of a time step: RFC 6238 with SHA-1, which is what every app has. */
export function totpCode(secret: Uint8Array, step: number, length = digits): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', secret).update(counter).digest();
  const offset = (mac.at(-1) ?? 0) & 15;
  const number = mac.readUInt32BE(offset) & 0x7fffffff;
  return String(number % 10 ** length).padStart(length, '0');
}

/** The step that the code is of, within what clocks may differ; null for a wrong one. */
export function stepOfCode(secret: Uint8Array, code: string, now: number): number | null {
  if (!/^[0-9]{6}$/.test(code)) return null;
  const current = totpStep(now);
  let found: number | null = null;
  for (let step = current - window; step <= current + window; step++) {
    if (timingSafeEqual(Buffer.from(totpCode(secret, step)), Buffer.from(code))) found = step;
  }
  return found;
}

/**
 * What an app reads from a QR code.
 *
 * @param issuer whose code it is for, e.g. "Wheelhouse (wheelhouse.example)"
 */
export function totpUri(secret: Uint8Array, issuer: string, username: string): string {
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(username)}`;
  return `otpauth://totp/${label}?secret=${base32(secret)}&issuer=${encodeURIComponent(issuer)}`;
}
