import { ListCutter } from '@/lib/docker-api/list-cutter';

const quote = 0x22;
const backslash = 0x5c;
const comma = 0x2c;
const openBrace = 0x7b;
const closeBrace = 0x7d;
const openBracket = 0x5b;
const closeBracket = 0x5d;

/**
 * The texts of the items of a list of objects (see ListCutter).
 *
 * @returns null for what is no list of objects, or breaks off
 */
export function splitList(bytes: Buffer): Buffer[] | null {
  const cutter = new ListCutter();
  const items = cutter.push(bytes);
  return cutter.isWhole ? items : null;
}

/** Where the value of a member of the object that the text is begins and ends; null where it has none. */
export function memberRange(bytes: Buffer, key: string): readonly [number, number] | null {
  let at = skipSpace(bytes, 0);
  if (bytes[at] !== openBrace) return null;
  at = skipSpace(bytes, at + 1);
  while (bytes[at] === quote) {
    const keyEnd = endOfValue(bytes, at);
    if (keyEnd === -1) return null;
    const isMeant = keyEnd - at === key.length + 2 && bytes.toString('latin1', at + 1, keyEnd - 1) === key;
    const start = skipSpace(bytes, skipSpace(bytes, keyEnd) + 1);
    const end = endOfValue(bytes, start);
    if (end === -1) return null;
    if (isMeant) return [start, end];
    at = skipSpace(bytes, end);
    if (bytes[at] !== comma) return null;
    at = skipSpace(bytes, at + 1);
  }
  return null;
}

/** The end of the value that begins here; -1 where the text ends before it. */
function endOfValue(bytes: Buffer, start: number): number {
  const { length } = bytes;
  let depth = 0;
  for (let at = start; at < length; at++) {
    const byte = bytes[at];
    if (byte === quote) {
      at++;
      while (at < length && bytes[at] !== quote) at += bytes[at] === backslash ? 2 : 1;
      if (at >= length) return -1;
      if (depth === 0) return at + 1;
    } else if (byte === openBrace || byte === openBracket) depth++;
    else if (byte === closeBrace || byte === closeBracket) {
      depth--;
      if (depth === 0) return at + 1;
      // A number or a word ends where what holds it does.
      if (depth < 0) return at;
    } else if (byte === comma && depth === 0) return at;
  }
  return -1;
}

function skipSpace(bytes: Buffer, from: number): number {
  let at = from;
  for (; at < bytes.length; at++) {
    const byte = bytes[at];
    if (byte !== 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09) break;
  }
  return at;
}
