'use client';

import dynamic from 'next/dynamic';
import { useMemo, useState } from 'react';
import { chartData, lastMeasured } from '@/components/metrics/chart-data';
import { ChartSlider } from '@/components/metrics/chart-slider';
import { ChartTable } from '@/components/metrics/chart-table';
import { type MetricRange, rangeWords } from '@/components/metrics/metric-range';
import { metricWords, valueWords } from '@/components/metrics/metric-words';
import { type MetricsAnswer, useMetrics } from '@/components/metrics/use-metrics';
import { ErrorNotice } from '@/components/ui/error-notice';
import { Skeleton } from '@/components/ui/skeleton';
import type { Metric } from '@/lib/metrics/metrics';

const Plot = dynamic(() => import('@/components/metrics/plot'), {
  ssr: false,
  loading: () => <Skeleton className="h-42 w-full" />,
});

interface MetricChartProps {
  cluster: string;
  /** "cluster", or a kind and an id, e.g. "service:4f…". */
  resource: string;
  /** Of one unit; each is a line. */
  metrics: readonly [Metric, ...Metric[]];
  range: MetricRange;
  /** What of all is named, where the metric's own name is not enough. */
  title?: string;
}

/** What something used over time: a picture, the point that is looked at in words, and a table. */
export function MetricChart({ cluster, resource, metrics, range, title }: MetricChartProps) {
  const name = title ?? metricWords(metrics[0]);
  const { data: answer, error, isPending, refetch } = useMetrics(cluster, resource, metrics, range);
  return (
    <section aria-label={name} className="min-w-0 rounded-lg bg-surface p-4 ring-1 ring-line">
      {answer ? (
        <Chart answer={answer} metrics={metrics} name={name} range={range} />
      ) : (
        <h2 className="text-[0.8125rem] text-ink-soft">{name}</h2>
      )}
      {isPending ? <Skeleton className="mt-3 h-54 w-full" /> : null}
      {error ? (
        <div className="mt-3">
          <ErrorNotice
            title={answer ? 'What you see is old' : 'This chart cannot be shown'}
            error={error}
            onRetry={() => void refetch()}
          />
        </div>
      ) : null}
    </section>
  );
}

interface ChartProps {
  answer: MetricsAnswer;
  metrics: readonly [Metric, ...Metric[]];
  name: string;
  range: MetricRange;
}

/** The smallest side that each unit has, so that noise does not look like work. */
const leasts = { cores: 0.05, bytes: 1_000_000, 'bytes/second': 1_000, containers: 4 };

function Chart({ answer, metrics, name, range }: ChartProps) {
  const [metric] = metrics;
  const [point, setPoint] = useState<number | null>(null);
  const data = useMemo(() => chartData(answer, metrics, metricWords), [answer, metrics]);
  const last = lastMeasured(data);
  const at = point ?? last;
  const unit = answer.series[0]?.unit ?? 'bytes';
  return (
    <>
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 className="text-[0.8125rem] text-ink-soft">{name}</h2>
        <p className="text-[0.8125rem] text-ink-soft">
          {at >= 0 ? momentWords(data.times[at], point === null) : `${rangeWords(range)}`}
        </p>
      </div>
      <p className="flex min-h-7 flex-wrap items-baseline gap-x-4">
        {data.lines.map((line, index) => (
          <span key={line.words} className="inline-flex items-baseline gap-1.5">
            {data.lines.length > 1 ? <LineMark index={index} /> : null}
            <span className="font-semibold text-lg tracking-tight">
              {at >= 0 ? valueWords(metric, line.values[at]) : '–'}
            </span>
            {data.lines.length > 1 ? (
              <span className="text-[0.8125rem] text-ink-soft">{line.words}</span>
            ) : (
              <span className="text-[0.8125rem] text-ink-soft">{capacityWords(answer, metric)}</span>
            )}
          </span>
        ))}
      </p>
      {last < 0 ? (
        <p className="flex h-42 items-center justify-center text-center text-ink-soft">
          Nothing was measured in the last {rangeWords(range)}.
        </p>
      ) : (
        <ChartSlider
          label={`${name}: point in time`}
          count={data.times.length}
          point={point}
          last={last}
          words={(each) =>
            [
              momentWords(data.times[each], false),
              ...data.lines.map((line) => `${line.words} ${valueWords(metric, line.values[each])}`),
            ].join(', ')
          }
          onPoint={setPoint}
        >
          <Plot data={data} metric={metric} least={leasts[unit]} point={point} onPoint={setPoint} />
        </ChartSlider>
      )}
      <ChartTable name={name} data={data} />
    </>
  );
}

/** The form of a line, for telling lines apart without their colour. */
function LineMark({ index }: { index: number }) {
  return (
    <svg
      viewBox="0 0 18 6"
      aria-hidden
      className={`h-1.5 w-4.5 ${index === 0 ? 'text-accent' : 'text-warn'}`}
    >
      <path
        d="M0 3H18"
        stroke="currentColor"
        strokeWidth="2.5"
        {...(index === 0 ? {} : { strokeDasharray: '5 3' })}
      />
    </svg>
  );
}

const momentFormat = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  timeZoneName: 'short',
});

function momentWords(seconds: number | undefined, isLatest: boolean): string {
  if (seconds === undefined) return '';
  const words = momentFormat.format(new Date(seconds * 1000));
  return isLatest ? `latest, ${words}` : words;
}

function capacityWords({ capacity }: MetricsAnswer, metric: Metric): string {
  if (!capacity) return '';
  if (metric === 'cpuCores') return `of ${capacity.cpuCores}`;
  return metric === 'memoryBytes' ? `of ${valueWords(metric, capacity.memoryBytes)}` : '';
}
