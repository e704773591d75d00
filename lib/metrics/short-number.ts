/** Stands for a point at which nothing was measured. */
export const gap = 0xffff;

const largestExponent = 61;

/**
 * A whole number from zero up in 16 bits: exact below 2048, and to a tenth of a percent above. NaN
 * and what is below zero are a gap.
 */
export function toShort(value: number): number {
  if (!(value >= 0)) return gap;
  let mantissa = Math.round(value);
  if (mantissa < 2048) return mantissa;
  let exponent = Math.floor(Math.log2(mantissa)) - 10;
  mantissa = Math.round(value / 2 ** exponent);
  if (mantissa > 2047) {
    exponent += 1;
    mantissa = 1024;
  }
  if (exponent > largestExponent) return largestExponent * 1024 + 2047;
  return exponent * 1024 + mantissa;
}

/** NaN for a gap. */
export function fromShort(short: number): number {
  if (short === gap) return Number.NaN;
  if (short < 2048) return short;
  const exponent = Math.floor(short / 1024) - 1;
  return (short - exponent * 1024) * 2 ** exponent;
}
