import { describe, expect, it } from 'vitest';
import { ceilingOf, chartData, lastMeasured } from '@/components/metrics/chart-data';
import type { MetricsAnswer } from '@/components/metrics/use-metrics';

const answer = (stepSeconds: number): MetricsAnswer => ({
  fromSeconds: 1_000,
  toSeconds: 1_000 + 3 * stepSeconds,
  stepSeconds,
  capacity: null,
  series: [
    { metric: 'cpuCores', unit: 'cores', average: [1, null, null], maximum: [2, null, null] },
    { metric: 'memoryBytes', unit: 'bytes', average: [1, 5, null], maximum: [1, 5, null] },
  ],
});
const words = String;

describe('the lines of a chart', () => {
  it('are its metrics, with gaps where nothing was measured', () => {
    const data = chartData(answer(10), ['cpuCores', 'memoryBytes'], words);
    expect(data.times).toEqual([1_000, 1_010, 1_020]);
    expect(data.lines.map(({ values }) => values)).toEqual([
      [1, null, null],
      [1, 5, null],
    ]);
    expect(lastMeasured(data)).toBe(1);
  });

  it('show the highest as well where a point is of a minute or more', () => {
    expect(chartData(answer(60), ['cpuCores'], words).lines.map((line) => line.words)).toEqual([
      'average',
      'highest',
    ]);
  });

  it('leave some room above', () => {
    const data = chartData(answer(10), ['memoryBytes'], words);
    expect(ceilingOf(data, 1)).toBeCloseTo(5.4);
    expect(ceilingOf({ times: [], lines: [] }, 1)).toBeCloseTo(1.08);
    expect(lastMeasured({ times: [], lines: [] })).toBe(-1);
  });
});
