import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { byUrgency } from '@/components/alerts/alert-words';
import type { Live } from '@/components/live/live-list';
import { useTopics } from '@/components/live/use-live-rows';
import type { AlertCounts, AlertView } from '@/lib/alerts/schema';
import { alertsTopic } from '@/lib/alerts/topic';
import { api } from '@/lib/http/request';

const countRefreshMs = 10_000;

const topics = [alertsTopic];

/** What fires of what the person may see, the most urgent first, as it is and as it changes. */
export function useFiringAlerts(initial: readonly AlertView[] | null = null): Live<AlertView> {
  const [given] = useState(() => initial && { rows: initial, total: initial.length });
  const live = useTopics<AlertView>(topics, given);
  const rows = useMemo(() => [...live.rows].sort(byUrgency), [live.rows]);
  return { ...live, rows };
}

/** How many fire. */
export function useAlertCounts(initial: AlertCounts): AlertCounts {
  return useQuery({
    queryKey: ['alerts', 'counts'],
    queryFn: ({ signal }) => api<AlertCounts>('GET', '/alert-counts', { signal }),
    initialData: initial,
    refetchInterval: countRefreshMs,
  }).data;
}
