import { useMemo } from 'react';
import type { Live } from '@/components/live/live-list';
import { worstOf } from '@/components/live/live-state';
import { useLiveRows } from '@/components/live/use-live-rows';
import type { StackLine } from '@/components/stacks/stack-columns';
import { stackRows } from '@/lib/stacks/row';

/** The stacks on these clusters, made of the services and containers that the person may see. */
export function useStacks(clusters: readonly string[]): Live<StackLine> {
  const services = useLiveRows('services', clusters);
  const containers = useLiveRows('containers', clusters);
  const rows = useMemo(() => stackRows(services.rows, containers.rows), [services.rows, containers.rows]);
  return {
    rows,
    total: rows.length,
    isPending: services.isPending || containers.isPending,
    ...worstOf([services, containers]),
  };
}
