import type { Door } from '@/gateway/door';
import type { Exchange } from '@/gateway/exchange';
import { Refused } from '@/gateway/refused';
import type { Actor } from '@/lib/auth/actor';

/** A request for something of our own, beside Docker's API: who asks is known. */
export interface OwnCall {
  readonly door: Door;
  readonly exchange: Exchange;
  readonly actor: Actor;
  readonly query: ReadonlyMap<string, string>;
}

/** Answers a read of our own. What it throws is answered as everywhere at the door. */
export interface OwnRoute {
  /** The keys that its query may have. */
  readonly query: readonly string[];
  answer(call: OwnCall): Promise<void>;
}

/** A query of these keys, each once at most. @throws Refused 400 */
export function closedQuery(text: string, keys: readonly string[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of new URLSearchParams(text)) {
    if (!keys.includes(key)) throw new Refused(400, `there is no parameter "${key.slice(0, 80)}" here`);
    if (found.has(key)) throw new Refused(400, `the parameter "${key}" comes twice`);
    found.set(key, value);
  }
  return found;
}

/** A whole number within bounds. @throws Refused 400 */
export function numberWithin(text: string, [least, most]: readonly [number, number], name: string): number {
  const number = /^[0-9]{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (!(number >= least && number <= most)) {
    throw new Refused(400, `${name} is a whole number from ${least} to ${most}`);
  }
  return number;
}
