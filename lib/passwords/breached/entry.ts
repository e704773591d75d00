import { createHash } from 'node:crypto';

/**
 * How a known password is kept: the first 48 bits of its SHA-1, as lists of stolen passwords name
 * them. Of a list of a billion, four in a million passwords that are not on it look as if they were;
 * whoever meets one chooses another.
 */
export const entryBytes = 6;
/** One more than the largest entry. */
export const entrySpace = 2 ** (8 * entryBytes);

export function entryOf(password: Buffer | string): number {
  return createHash('sha1').update(password).digest().readUIntBE(0, entryBytes);
}

const hexLength = 40;
const longestLine = 1_024;

/**
 * The entry of one line of a list: a SHA-1 in hex, with `:count` or without, as the well-known lists
 * have them, or a plain password. Null for a line that is neither.
 */
export function entryOfLine(line: Buffer): number | null {
  const end = line.at(-1) === 0x0d ? line.length - 1 : line.length;
  if (end === 0 || end > longestLine) return null;
  if (isHashLine(line, end)) return Number.parseInt(line.toString('latin1', 0, 2 * entryBytes), 16);
  return entryOf(line.subarray(0, end));
}

function isHashLine(line: Buffer, end: number): boolean {
  if (end < hexLength || (end > hexLength && line[hexLength] !== 0x3a)) return false;
  for (let at = 0; at < hexLength; at++) if (!isHex(line[at] ?? 0)) return false;
  for (let at = hexLength + 1; at < end; at++) {
    const byte = line[at] ?? 0;
    if (byte < 0x30 || byte > 0x39) return false;
  }
  return true;
}

function isHex(byte: number): boolean {
  return (byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x46) || (byte >= 0x61 && byte <= 0x66);
}
