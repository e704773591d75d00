import { useQuery } from '@tanstack/react-query';
import type { AlertCounts } from '@/lib/alerts/schema';
import { api } from '@/lib/http/request';

const countRefreshMs = 10_000;

/** How many fire. */
export function useAlertCounts(initial: AlertCounts): AlertCounts {
  return useQuery({
    queryKey: ['alerts', 'counts'],
    queryFn: ({ signal }) => api<AlertCounts>('GET', '/alert-counts', { signal }),
    initialData: initial,
    refetchInterval: countRefreshMs,
  }).data;
}
