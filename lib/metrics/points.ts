import { metrics } from '@/lib/metrics/metrics';

/** What was measured of one thing at points that follow each other, one column for each metric. */
export interface Points {
  readonly length: number;
  /** By metric, in their order; NaN where nothing was measured. */
  readonly averages: readonly Float64Array[];
  readonly maxima: readonly Float64Array[];
}

export function emptyPoints(length: number): Points {
  const columns = () => metrics.map(() => new Float64Array(length).fill(Number.NaN));
  return { length, averages: columns(), maxima: columns() };
}

/**
 * Puts points into a longer row of them, `factor` points into each of its own: their average, of those
 * that were measured, and their maximum. What lies outside is left out.
 *
 * @param at the point of `into` that the first of `from` falls into; it begins there
 */
export function takeInto(into: Points, from: Points, at: number, factor: number): void {
  for (const [metric, average] of into.averages.entries()) {
    const maximum = into.maxima[metric];
    const averages = from.averages[metric];
    const maxima = from.maxima[metric];
    if (!maximum || !averages || !maxima) continue;
    for (let start = 0, to = at; start < from.length; start += factor, to++) {
      if (to < 0 || to >= into.length) continue;
      let sum = 0;
      let count = 0;
      let most = Number.NaN;
      for (let each = start; each < Math.min(from.length, start + factor); each++) {
        const value = averages[each] ?? Number.NaN;
        if (Number.isNaN(value)) continue;
        sum += value;
        count += 1;
        const highest = maxima[each] ?? value;
        if (!(most >= highest)) most = highest;
      }
      if (count === 0) continue;
      average[to] = sum / count;
      maximum[to] = most;
    }
  }
}
