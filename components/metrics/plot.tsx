'use client';

import 'uplot/dist/uPlot.min.css';
import { useTheme } from 'next-themes';
import { useEffect, useRef } from 'react';
import UPlot from 'uplot';
import { type ChartData, ceilingOf } from '@/components/metrics/chart-data';
import { axisWords } from '@/components/metrics/metric-words';
import { type Metric, unitOf } from '@/lib/metrics/metrics';

interface PlotProps {
  data: ChartData;
  /** Its unit is that of the side. */
  metric: Metric;
  /** The side reaches at least so high. */
  least: number;
  /** The point that is looked at, by its number; null: none. */
  point: number | null;
  onPoint: (point: number | null) => void;
}

const height = 168;
/** Of the first line, the second and so on: they differ in form as well as in colour. */
const looks: readonly { token: string; dash: number[]; isFilled: boolean }[] = [
  { token: '--accent', dash: [], isFilled: true },
  { token: '--warn', dash: [5, 3], isFilled: false },
];
const dayFormat = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });
const timeFormat = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const day = 86_400;
const wholeSteps = [1, 10, 100, 1_000, 10_000, 100_000].flatMap((of) => [of, 2 * of, 5 * of]);

/** The drawing of a chart. What it shows is said by its chart in words and as a table. */
export default function Plot({ data, metric, least, point, onPoint }: PlotProps) {
  const { resolvedTheme } = useTheme();
  const box = useRef<HTMLDivElement>(null);
  const plot = useRef<UPlot | null>(null);
  const tell = useRef(onPoint);
  const shown = useRef({ data, least });
  tell.current = onPoint;
  shown.current = { data, least };
  const form = data.lines.length;

  // biome-ignore lint/correctness/useExhaustiveDependencies: drawn anew in another theme's colours; data follows below
  useEffect(() => {
    const target = box.current;
    if (!target) return;
    const made = new UPlot(
      optionsOf(target, form, metric, shown, tell),
      columnsOf(shown.current.data),
      target,
    );
    plot.current = made;
    const resizing = new ResizeObserver(() => made.setSize({ width: target.clientWidth, height }));
    resizing.observe(target);
    return () => {
      resizing.disconnect();
      plot.current = null;
      made.destroy();
    };
  }, [resolvedTheme, form, metric]);

  useEffect(() => plot.current?.setData(columnsOf(data)), [data]);

  useEffect(() => {
    const made = plot.current;
    const at = point === null ? undefined : data.times[point];
    if (!made || made.cursor.idx === point) return;
    if (at === undefined) made.setCursor({ left: -10, top: -10 }, false);
    else made.setCursor({ left: made.valToPos(at, 'x'), top: height / 2 }, false);
  }, [point, data]);

  return <div ref={box} className="h-42 w-full min-w-0 overflow-hidden" aria-hidden />;
}

function columnsOf({ times, lines }: ChartData): UPlot.AlignedData {
  return [times, ...lines.map(({ values }) => values)];
}

function optionsOf(
  target: HTMLElement,
  lines: number,
  metric: Metric,
  shown: { current: { data: ChartData; least: number } },
  tell: { current: (point: number | null) => void },
): UPlot.Options {
  const styles = getComputedStyle(target);
  const colour = (token: string) => styles.getPropertyValue(token).trim();
  const axis = {
    stroke: colour('--ink-soft'),
    grid: { stroke: colour('--line'), width: 1 },
    ticks: { show: false },
    font: `11px ${styles.fontFamily}`,
  };
  return {
    width: target.clientWidth,
    height,
    padding: [8, 8, 0, 0],
    legend: { show: false },
    cursor: {
      y: false,
      drag: { x: false, y: false },
      points: { size: 7 },
    },
    scales: { y: { range: () => [0, ceilingOf(shown.current.data, shown.current.least)] } },
    axes: [
      { ...axis, size: 26, space: 64, values: (_plot, splits) => splits.map((at) => tickWords(at, splits)) },
      {
        ...axis,
        size: 62,
        space: 34,
        // There are no halves of containers.
        ...(unitOf(metric) === 'containers' ? { incrs: wholeSteps } : {}),
        values: (_plot, splits) => splits.map((value) => axisWords(metric, value)),
      },
    ],
    series: [
      {},
      ...Array.from({ length: lines }, (_, index): UPlot.Series => {
        const { token, dash, isFilled } = looks[index % looks.length] ?? {
          token: '--ink',
          dash: [],
          isFilled: false,
        };
        return {
          stroke: colour(token),
          width: 1.5,
          dash,
          spanGaps: false,
          points: { show: false },
          ...(isFilled ? { fill: colour('--accent-soft') } : {}),
        };
      }),
    ],
    hooks: { setCursor: [(plot) => tell.current(plot.cursor.idx ?? null)] },
  };
}

/** Days where the chart is of days, else the time, in the reader's zone. */
function tickWords(at: number, splits: readonly number[]): string {
  const apart = (splits[1] ?? 0) - (splits[0] ?? 0);
  const date = new Date(at * 1000);
  const isMidnight = date.getHours() === 0 && date.getMinutes() === 0;
  return apart >= day || isMidnight ? dayFormat.format(date) : timeFormat.format(date);
}
