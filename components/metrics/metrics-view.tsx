'use client';

import { parseAsStringLiteral, useQueryState } from 'nuqs';
import { MetricChart } from '@/components/metrics/metric-chart';
import { metricRanges } from '@/components/metrics/metric-range';
import { RangeChoice } from '@/components/metrics/range-choice';
import { EmptyState } from '@/components/ui/empty-state';
import type { Metric } from '@/lib/metrics/metrics';

interface MetricsViewProps {
  cluster: string;
  /** "cluster", or "container", "service" or "node" with an id after a colon. */
  resource: string;
  /** Why the person may not see it, as a sentence; null when they may. */
  reason?: string | null;
}

interface Panel {
  title: string;
  metrics: readonly [Metric, ...Metric[]];
  /** Only where this is looked at. */
  of?: RegExp;
}

const panels: readonly Panel[] = [
  { title: 'CPU', metrics: ['cpuCores'] },
  { title: 'Memory', metrics: ['memoryBytes'] },
  { title: 'Network', metrics: ['networkReceivedBytesPerSecond', 'networkSentBytesPerSecond'] },
  { title: 'Disk traffic', metrics: ['diskReadBytesPerSecond', 'diskWrittenBytesPerSecond'] },
  { title: 'Containers running', metrics: ['containers'], of: /^(?:service|node|cluster)/ },
  { title: 'Stored in its own layer', metrics: ['diskBytes'], of: /^container/ },
  { title: 'Stored in its containers', metrics: ['diskBytes'], of: /^service/ },
  { title: 'Stored by the engine', metrics: ['diskBytes'], of: /^(?:node|cluster)/ },
  { title: 'Free on its disk', metrics: ['fileSystemFreeBytes'], of: /^(?:node|cluster)/ },
];

/** All that something used over time, as the content of a tab. The range is in the query. */
export function MetricsView({ cluster, resource, reason = null }: MetricsViewProps) {
  const [range, setRange] = useQueryState('range', parseAsStringLiteral(metricRanges).withDefault('15m'));
  if (reason) return <EmptyState>{reason}</EmptyState>;
  const isSum = !resource.startsWith('container');
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <RangeChoice range={range} onChange={(next) => void setRange(next)} />
        {isSum ? (
          <p className="text-[0.8125rem] text-ink-soft">
            Added up over its containers, on every engine that is registered.
          </p>
        ) : null}
      </div>
      <div className="grid gap-4 lg:grid-cols-2">
        {panels
          .filter(({ of }) => of === undefined || of.test(resource))
          .map(({ title, metrics }) => (
            <MetricChart
              key={title}
              cluster={cluster}
              resource={resource}
              metrics={metrics}
              range={range}
              title={title}
            />
          ))}
      </div>
    </div>
  );
}
