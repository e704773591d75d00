import { useMemo } from 'react';
import type { InitialRows } from '@/components/live/live-list';
import { useTopics } from '@/components/live/use-live-rows';
import { type UsageRow, usageId, usageTopic } from '@/lib/usage/usage-row';

const topics = [usageTopic];

/** What a node used when it was last measured, or a whole cluster; null where nobody measured it, or the person may not know. */
export type UsageOf = (cluster: string, nodeId?: string) => UsageRow | null;

/** What is used now, as it is measured; from what the page was made with, so that nothing moves when it comes. */
export function useUsage(initial: InitialRows<UsageRow> | null = null): UsageOf {
  const { rows } = useTopics<UsageRow>(topics, initial);
  return useMemo(() => {
    const byId = new Map(rows.map((row) => [row.id, row]));
    return (cluster, nodeId) => byId.get(usageId(cluster, nodeId)) ?? null;
  }, [rows]);
}
