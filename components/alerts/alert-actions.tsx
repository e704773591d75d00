'use client';

import { BellOff } from 'lucide-react';
import { useState } from 'react';
import { useMissingRight } from '@/components/access/use-missing-right';
import { useSave } from '@/components/forms/use-save';
import { Button } from '@/components/ui/button';
import { DisabledWithReason } from '@/components/ui/disabled-with-reason';
import { lazily } from '@/components/ui/lazily';
import { Menu } from '@/components/ui/menu';
import { MenuItem } from '@/components/ui/menu-items';
import { showToast } from '@/components/ui/toast-store';
import { editedAlert } from '@/lib/alerts/edited-alert';
import type { AlertView } from '@/lib/alerts/schema';

const AcknowledgeForm = lazily(() =>
  import('@/components/alerts/acknowledge-form').then((module) => module.AcknowledgeForm),
);

const hourMs = 60 * 60_000;
const silences = [
  { label: 'For an hour', ms: hourMs },
  { label: 'For 8 hours', ms: 8 * hourMs },
  { label: 'For a day', ms: 24 * hourMs },
  { label: 'For a week', ms: 7 * 24 * hourMs },
] as const;

/** What can be done about an alert: say that one is on it, and have it say nothing for a time. */
export function AlertActions({ alert }: { alert: AlertView }) {
  const [asks, setAsks] = useState(false);
  const reason = useMissingRight('alert.acknowledge', alert.collection);
  const save = useSave();
  const change = (method: 'PUT' | 'DELETE', path: string, done: string, body?: object) => {
    save({
      method,
      path: `/alerts/${alert.id}/${path}`,
      done,
      changes: ['alerts'],
      shown: editedAlert(alert),
      ...(body ? { body } : {}),
    }).catch((error: Error) =>
      showToast({ title: 'It was not changed', description: error.message, tone: 'danger' }),
    );
  };
  const silence = (ms: number) =>
    change('PUT', 'silence', 'Silenced', { until: new Date(Date.now() + ms).toISOString() });
  return (
    <div className="flex shrink-0 flex-wrap gap-2">
      <DisabledWithReason reason={reason}>
        {alert.acknowledged ? (
          <Button size="small" onClick={() => change('DELETE', 'acknowledgement', 'Nobody is on it now')}>
            Take back
          </Button>
        ) : (
          <Button size="small" tone="primary" onClick={() => setAsks(true)}>
            Acknowledge
          </Button>
        )}
      </DisabledWithReason>
      <Menu
        trigger={
          <Button size="small">
            <BellOff aria-hidden />
            {alert.silenced ? 'Silenced' : 'Silence'}
          </Button>
        }
      >
        {silences.map(({ label, ms }) => (
          <MenuItem key={label} disabledReason={reason} onClick={() => silence(ms)}>
            {label}
          </MenuItem>
        ))}
        {alert.silenced ? (
          <MenuItem
            disabledReason={reason}
            onClick={() => change('DELETE', 'silence', 'It is told of again')}
          >
            End the silence
          </MenuItem>
        ) : null}
      </Menu>
      {asks ? <AcknowledgeForm alert={alert} onClose={() => setAsks(false)} /> : null}
    </div>
  );
}
