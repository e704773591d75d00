import { isIPv6 } from 'node:net';

/** What is known of earlier failures when somebody tries again. */
export interface Failures {
  /** Of this account from this address since it last succeeded from there. */
  readonly pair: number;
  readonly sincePairMs: number;
  /** Of any account from this address. */
  readonly address: number;
  readonly sinceAddressMs: number;
  /** Whether the account's password was right there before. */
  readonly isKnown: boolean;
  /**
   * Of this account from addresses where its password was never right. For a known address, 0: what
   * others do is not counted against whoever comes from where they came from before.
   */
  readonly strangers: number;
  readonly sinceStrangersMs: number;
}

/** How far back failures count, in milliseconds. */
export const pairWindowMs = 60 * 60_000;
export const addressWindowMs = 15 * 60_000;
export const strangersWindowMs = 60 * 60_000;
/** For so long an address stays known after a password was right there. */
export const knownForDays = 90;

const freePerPair = 5;
/** Where somebody tries one known account after the other. */
const freePerPairUnderAttack = 2;
const freePerAddress = 50;
const freePerStrangers = 50;
const longestStrangersWaitMs = 60_000;
const longestPairWaitMs = 15 * 60_000;
const longestAddressWaitMs = 5 * 60_000;

/**
 * How long to wait before the next try, in milliseconds; 0 when it may be made now. The wait doubles
 * with each failure. At an address where the account's password was right before, only failures on
 * this account from there count: nobody can lock somebody out by failing on their name from elsewhere,
 * nor on other names behind the same address. At other addresses, guessing that is spread over many
 * slows down all of them, up to a minute for each try.
 */
export function waitMs(failures: Failures): number {
  const { isKnown } = failures;
  const isUnderAttack = isKnown && failures.address >= freePerAddress;
  const free = isUnderAttack ? freePerPairUnderAttack : freePerPair;
  const pair = delayMs(failures.pair - free, longestPairWaitMs) - failures.sincePairMs;
  const address = isKnown
    ? 0
    : delayMs(failures.address - freePerAddress, longestAddressWaitMs) - failures.sinceAddressMs;
  const strangers =
    delayMs(failures.strangers - freePerStrangers, longestStrangersWaitMs) - failures.sinceStrangersMs;
  return Math.max(0, pair, address, strangers);
}

/** 1 s at the first failure too many, then 2, 4, 8 … */
function delayMs(beyond: number, longest: number): number {
  return beyond < 0 ? 0 : Math.min(longest, 1_000 * 2 ** Math.min(beyond, 30));
}

/**
 * The address as failures are counted on it: an IPv6 peer commands a whole /64, so that is one
 * address here; IPv4 in IPv6 clothes is IPv4.
 */
export function throttledAddress(address: string): string {
  const plain = address.replace(/%.*$/, '').toLowerCase();
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(plain)?.[1];
  if (mapped !== undefined) return mapped;
  if (!isIPv6(plain)) return plain;
  const [head = '', tail] = plain.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : 8 - left.length - right.length;
  const groups = [...left, ...new Array<string>(Math.max(0, zeros)).fill('0'), ...right];
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}
