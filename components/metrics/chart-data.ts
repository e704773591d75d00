import type { MetricsAnswer } from '@/components/metrics/use-metrics';
import type { Metric } from '@/lib/metrics/metrics';

/** One line of a chart. */
export interface ChartLine {
  /** The metric whose values they are. */
  metric: Metric;
  words: string;
  values: (number | null)[];
}

/** What a chart shows: when, in seconds since the epoch, and its lines. */
export interface ChartData {
  times: number[];
  lines: ChartLine[];
}

/**
 * The lines of a chart of the metrics. A point of a minute or more stands for many readings: then a
 * chart of one metric shows its highest as well.
 */
export function chartData(
  answer: MetricsAnswer,
  metrics: readonly Metric[],
  wordsOf: (metric: Metric) => string,
): ChartData {
  const { fromSeconds, toSeconds, stepSeconds } = answer;
  const times: number[] = [];
  for (let at = fromSeconds; at < toSeconds; at += stepSeconds) times.push(at);
  const lines = metrics.flatMap((metric): ChartLine[] => {
    const series = answer.series.find((each) => each.metric === metric);
    if (!series) return [];
    const own = { metric, words: wordsOf(metric), values: series.average };
    if (metrics.length > 1 || stepSeconds < 60) return [own];
    return [
      { ...own, words: 'average' },
      { metric, words: 'highest', values: series.maximum },
    ];
  });
  return { times, lines };
}

/** The last point at which anything was measured; -1: none. */
export function lastMeasured({ times, lines }: ChartData): number {
  for (let at = times.length - 1; at >= 0; at--) {
    if (lines.some(({ values }) => typeof values[at] === 'number')) return at;
  }
  return -1;
}

/** A little above the highest value, so that the line does not touch the edge. */
export function ceilingOf({ lines }: ChartData, least: number): number {
  let highest = least;
  for (const { values } of lines)
    for (const value of values) if (value !== null && value > highest) highest = value;
  return highest * 1.08;
}
