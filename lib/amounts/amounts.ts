import { humanBytes } from '@/lib/docker-api/guard/units';

/**
 * Amounts as people write them in forms. Nothing written is null; what cannot be read is a RangeError
 * with a sentence for whoever wrote it.
 */

const powers: Readonly<Record<string, number>> = { k: 1, m: 2, g: 3, t: 4 };

/** "512 MiB", "1.5g", "100 B" → bytes; all units are binary. @throws RangeError */
export function readBytes(text: string): number | null {
  const written = text.trim();
  if (written === '') return null;
  const [, amount = '', unit = ''] = /^(\d+(?:[.,]\d+)?)\s*(?:([kmgt])i?b?|b)$/i.exec(written) ?? [];
  if (amount === '') throw new RangeError('Write an amount with its unit, such as 512 MiB or 2 GiB.');
  return Math.round(Number(amount.replace(',', '.')) * 1024 ** (powers[unit.toLowerCase()] ?? 0));
}

/** In the largest unit that says it exactly, so that saving what was read changes nothing. */
export function writeBytes(bytes: number): string {
  const short = humanBytes(bytes);
  return readBytes(short) === bytes ? short : `${bytes} B`;
}

/** "0.5" → billionths of a CPU. @throws RangeError */
export function readCpus(text: string): number | null {
  const written = text.trim();
  if (written === '') return null;
  if (!/^\d+(?:[.,]\d+)?$/.test(written)) {
    throw new RangeError('Write a number of CPUs, such as 0.5 or 2.');
  }
  return Math.round(Number(written.replace(',', '.')) * 1e9);
}

/** Never with an exponent, which nobody writes and `readCpus` refuses. */
export function writeCpus(nano: number): string {
  return (nano / 1e9).toFixed(9).replace(/\.?0+$/, '');
}

/** A whole number. @throws RangeError */
export function readCount(text: string): number | null {
  const written = text.trim();
  if (written === '') return null;
  if (!/^\d{1,15}$/.test(written)) throw new RangeError('Write a whole number.');
  return Number(written);
}
