'use client';

import { useMissingRight } from '@/components/access/use-missing-right';
import { KeptFor } from '@/components/retention/kept-for';

const fields = [
  {
    name: 'eventDays',
    label: 'Events of engines: days',
    hint: 'From 1 to 366. Of one cluster a million at most.',
  },
  {
    name: 'metricDays',
    label: 'Metrics: days',
    hint: 'From 1 to 366, by ten minutes. By the minute they are kept for a day, by ten seconds for an hour.',
  },
];

/** For how long events and metrics are kept. */
export function HistoryKeptFor() {
  const mayView = useMissingRight('cluster.view', '/') === null;
  const cannotChange = useMissingRight('cluster.manage', '/');
  return (
    <KeptFor
      path="/settings/history"
      shows="eventDays"
      title="How long history is kept"
      description="On all clusters. What is older is removed for good within minutes; the audit log is kept apart from it."
      fields={fields}
      mayView={mayView}
      cannotChange={cannotChange}
    />
  );
}
