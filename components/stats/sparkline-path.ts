export interface PathSize {
  readonly width: number;
  readonly height: number;
}

/**
 * The line of a sparkline in SVG path syntax: values run from left to right, the newest at the right
 * edge, `ceiling` at the top. Fewer values than `slots` leave the left side empty.
 */
export function sparklinePath(
  values: readonly number[],
  slots: number,
  ceiling: number,
  { width, height }: PathSize,
): string {
  const step = width / Math.max(1, slots - 1);
  const top = ceiling > 0 ? ceiling : 1;
  return values
    .map((value, i) => {
      const x = width - (values.length - 1 - i) * step;
      const y = height - (Math.min(Math.max(value, 0), top) / top) * height;
      return `${i === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`;
    })
    .join('');
}

/** A round number at or above every value, so that the scale does not jump with each sample. */
export function roundCeiling(values: readonly number[], least: number): number {
  const highest = Math.max(least, ...values);
  const magnitude = 10 ** Math.floor(Math.log10(highest));
  const step = [1, 2, 5, 10].find((factor) => factor * magnitude >= highest) ?? 10;
  return step * magnitude;
}
