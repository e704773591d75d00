const units: readonly (readonly [unit: string, ns: number])[] = [
  ['h', 3.6e12],
  ['m', 6e10],
  ['s', 1e9],
  ['ms', 1e6],
  ['us', 1e3],
  ['ns', 1],
];

/** "1m30s" → nanoseconds, as Go writes durations; null for nothing written. @throws RangeError */
export function readDuration(text: string): number | null {
  const written = text.replaceAll(/\s/g, '');
  if (written === '') return null;
  const parts = [...written.matchAll(/(\d+(?:\.\d+)?)(h|ms|us|ns|m|s)/g)];
  if (parts.map(([part]) => part).join('') !== written) {
    throw new RangeError('Write a time with its unit, such as 30s or 1m30s.');
  }
  const factor = new Map(units);
  return Math.round(
    parts.reduce((sum, [, amount, unit = '']) => sum + Number(amount) * (factor.get(unit) ?? 0), 0),
  );
}

/** The other way round; "" for none. */
export function writeDuration(ns: number): string {
  let rest = ns;
  let text = '';
  for (const [unit, factor] of units) {
    const count = Math.floor(rest / factor);
    if (count > 0) text += `${count}${unit}`;
    rest -= count * factor;
  }
  return text;
}
