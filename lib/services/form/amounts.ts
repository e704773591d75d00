import { humanBytes } from '@/lib/docker-api/guard/units';

const units: Readonly<Record<string, number>> = { k: 1, m: 2, g: 3, t: 4 };
const durations: readonly (readonly [unit: string, ns: number])[] = [
  ['h', 3.6e12],
  ['m', 6e10],
  ['s', 1e9],
  ['ms', 1e6],
  ['us', 1e3],
  ['ns', 1],
];

/** "512 MiB" → bytes; "" → 0, which is none. @throws RangeError */
export function readBytes(text: string): number {
  if (text.trim() === '') return 0;
  const [, amount = '', unit = ''] = /^\s*(\d+(?:[.,]\d+)?)\s*(?:([kmgt])i?b?|b)\s*$/i.exec(text) ?? [];
  if (amount === '') throw new RangeError('Write an amount with its unit, such as 512 MiB.');
  return Math.round(Number(amount.replace(',', '.')) * 1024 ** (units[unit.toLowerCase()] ?? 0));
}

export function writeBytes(bytes: number): string {
  if (bytes === 0) return '';
  const short = humanBytes(bytes);
  return readBytes(short) === bytes ? short : `${bytes} B`;
}

/** "0.5" → billionths of a CPU; "" → 0. @throws RangeError */
export function readCpus(text: string): number {
  if (text.trim() === '') return 0;
  if (!/^\s*\d+(?:[.,]\d+)?\s*$/.test(text)) throw new RangeError('Write a number of CPUs, such as 0.5.');
  return Math.round(Number(text.replace(',', '.')) * 1e9);
}

export function writeCpus(nano: number): string {
  return nano === 0 ? '' : String(nano / 1e9);
}

/** "1m30s" → nanoseconds, as Go writes durations; "" → 0. @throws RangeError */
export function readDuration(text: string): number {
  const written = text.replaceAll(/\s/g, '');
  if (written === '') return 0;
  const parts = [...written.matchAll(/(\d+(?:\.\d+)?)(h|ms|us|ns|m|s)/g)];
  if (parts.map(([part]) => part).join('') !== written) {
    throw new RangeError('Write a time with its unit, such as 30s or 1m30s.');
  }
  const factor = new Map(durations);
  return Math.round(
    parts.reduce((sum, [, amount, unit = '']) => sum + Number(amount) * (factor.get(unit) ?? 0), 0),
  );
}

export function writeDuration(ns: number): string {
  let rest = ns;
  let text = '';
  for (const [unit, factor] of durations) {
    const count = Math.floor(rest / factor);
    if (count > 0) text += `${count}${unit}`;
    rest -= count * factor;
  }
  return text;
}

/** "" → null. @throws RangeError */
export function readCount(text: string): number | null {
  if (text.trim() === '') return null;
  if (!/^\s*\d{1,9}\s*$/.test(text)) throw new RangeError('Write a whole number.');
  return Number(text);
}
