import { useMemo, useState } from 'react';
import { byUrgency } from '@/components/alerts/alert-words';
import type { Live } from '@/components/live/live-list';
import { useTopics } from '@/components/live/use-live-rows';
import type { AlertView } from '@/lib/alerts/schema';
import { alertsTopic } from '@/lib/alerts/topic';

const topics = [alertsTopic];

/** What fires of what the person may see, the most urgent first, as it is and as it changes. */
export function useFiringAlerts(initial: readonly AlertView[] | null = null): Live<AlertView> {
  const [given] = useState(() => initial && { rows: initial, total: initial.length });
  const live = useTopics<AlertView>(topics, given);
  const rows = useMemo(() => [...live.rows].sort(byUrgency), [live.rows]);
  return { ...live, rows };
}
