import { stepFor } from '@/lib/metrics/window';

/** How far back charts go, in the order of their choice. */
export const metricRanges = ['15m', '1h', '6h', '24h', '7d', '30d'] as const;
export type MetricRange = (typeof metricRanges)[number];

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

const facts: Record<MetricRange, { seconds: number; words: string }> = {
  '15m': { seconds: 15 * minute, words: '15 minutes' },
  '1h': { seconds: hour, words: '1 hour' },
  '6h': { seconds: 6 * hour, words: '6 hours' },
  '24h': { seconds: day, words: '24 hours' },
  '7d': { seconds: 7 * day, words: '7 days' },
  '30d': { seconds: 30 * day, words: '30 days' },
};

export function rangeSeconds(range: MetricRange): number {
  return facts[range].seconds;
}

export function rangeWords(range: MetricRange): string {
  return facts[range].words;
}

/** How often there is something new at the right edge. */
export function refreshMs(range: MetricRange): number {
  return Math.min(5 * minute, Math.max(10, stepFor(rangeSeconds(range)))) * 1000;
}
