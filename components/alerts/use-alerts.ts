import { useQuery } from '@tanstack/react-query';
import { byUrgency } from '@/components/alerts/alert-words';
import type { AlertCounts, AlertView } from '@/lib/alerts/schema';
import { api } from '@/lib/http/request';

const refreshMs = 3_000;
const countRefreshMs = 10_000;
const mostFiring = 500;

/** What fires of what the person may see, the most urgent first. */
export function useFiringAlerts(initial?: AlertView[]) {
  return useQuery({
    queryKey: ['alerts', 'firing'],
    queryFn: async ({ signal }) =>
      (await api<{ items: AlertView[] }>('GET', `/alerts?state=firing&limit=${mostFiring}`, { signal }))
        .items,
    ...(initial ? { initialData: initial } : {}),
    select: (alerts) => [...alerts].sort(byUrgency),
    refetchInterval: refreshMs,
  });
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
