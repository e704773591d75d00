import { randomInt } from 'node:crypto';

const isLong = process.env.WHEELHOUSE_FUZZ === 'long';

/** The same seed makes the same inputs: `WHEELHOUSE_FUZZ_SEED=123 npm run fuzz`. */
const seed = Number(process.env.WHEELHOUSE_FUZZ_SEED ?? randomInt(2 ** 31));

console.log(`Fuzzing with the seed ${seed}${isLong ? '' : ', the short form'}.`);

/** How often a property is tried, and for how long at most: in `npm test` a little, in `npm run fuzz` much. */
export function runs(short: number, long: number) {
  const withinMs = isLong ? 90_000 : 8_000;
  return { seed, numRuns: isLong ? long : short, interruptAfterTimeLimit: withinMs, endOnFailure: false };
}

/** More than the properties take by themselves. */
export const testTimeoutMs = 180_000;
