'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { engineUrl } from '@/components/live/engine-url';
import { type MetricRange, rangeSeconds, refreshMs } from '@/components/metrics/metric-range';
import { request } from '@/lib/http/request';
import type { Metric, MetricUnit } from '@/lib/metrics/metrics';
import { stepFor } from '@/lib/metrics/window';

export interface MetricSeries {
  metric: Metric;
  unit: MetricUnit;
  /** Null: nothing was measured. */
  average: (number | null)[];
  maximum: (number | null)[];
}

/** The answer of the door's /metrics. */
export interface MetricsAnswer {
  fromSeconds: number;
  toSeconds: number;
  stepSeconds: number;
  /** Null: not known, or not of this kind of thing. */
  capacity: { cpuCores: number; memoryBytes: number } | null;
  series: MetricSeries[];
}

/**
 * What something used until now, asked for again as new points come.
 *
 * @param resource "cluster", or a kind and an id, e.g. "container:4f…"
 */
export function useMetrics(
  cluster: string,
  resource: string,
  metrics: readonly Metric[],
  range: MetricRange,
) {
  return useQuery({
    queryKey: ['metrics', cluster, resource, metrics.join(), range],
    queryFn: ({ signal }) => {
      const to = Math.floor(Date.now() / 1000);
      const from = to - rangeSeconds(range);
      const query = { resource, metric: metrics.join(), from, to, step: stepFor(to - from) };
      return request<MetricsAnswer>('GET', engineUrl(cluster, '/metrics', query), { signal });
    },
    refetchInterval: refreshMs(range),
    placeholderData: keepPreviousData,
    staleTime: refreshMs(range) / 2,
  });
}
