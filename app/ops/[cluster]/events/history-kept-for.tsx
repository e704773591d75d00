'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useMissingRight } from '@/components/access/use-missing-right';
import { useSave } from '@/components/forms/use-save';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { DisabledWithReason } from '@/components/ui/disabled-with-reason';
import { ErrorNotice } from '@/components/ui/error-notice';
import { Field } from '@/components/ui/field';
import { TextInput } from '@/components/ui/text-input';
import type { HistorySettings } from '@/lib/history-settings/schema';
import { api } from '@/lib/http/request';

const path = '/settings/history';

/** For how long events and metrics are kept, and the dialog that changes it. Nothing for who may not know. */
export function KeptFor() {
  const cannotView = useMissingRight('cluster.view', '/');
  const cannotChange = useMissingRight('cluster.manage', '/');
  const [draft, setDraft] = useState<{ eventDays: string; metricDays: string } | null>(null);
  const settings = useQuery({
    queryKey: ['history-settings'],
    queryFn: ({ signal }) => api<HistorySettings>('GET', path, { signal }),
    enabled: cannotView === null,
  });
  if (!settings.data) return null;
  const { eventDays, metricDays } = settings.data;
  return (
    <>
      <DisabledWithReason reason={cannotChange}>
        <Button onClick={() => setDraft({ eventDays: String(eventDays), metricDays: String(metricDays) })}>
          Kept for {eventDays} {eventDays === 1 ? 'day' : 'days'}
        </Button>
      </DisabledWithReason>
      {draft ? (
        <KeepDialog shown={settings.data} draft={draft} onChange={setDraft} onClose={() => setDraft(null)} />
      ) : null}
    </>
  );
}

interface KeepDialogProps {
  shown: HistorySettings;
  draft: { eventDays: string; metricDays: string };
  onChange: (draft: KeepDialogProps['draft']) => void;
  onClose: () => void;
}

function KeepDialog({ shown, draft, onChange, onClose }: KeepDialogProps) {
  const save = useSave();
  const [error, setError] = useState<unknown>(null);
  const submit = async () => {
    const body = { eventDays: Number(draft.eventDays), metricDays: Number(draft.metricDays) };
    try {
      const done = `Events are kept for ${body.eventDays} days, metrics for ${body.metricDays}`;
      await save({ method: 'PUT', path, body, shown, done, changes: ['history-settings'] });
      onClose();
    } catch (failure) {
      setError(failure);
    }
  };
  const field = (key: keyof typeof draft, label: string, hint: string) => (
    <Field label={label} required hint={hint}>
      <TextInput
        type="number"
        min={1}
        max={366}
        value={draft[key]}
        onChange={(event) => onChange({ ...draft, [key]: event.target.value })}
      />
    </Field>
  );
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => isOpen || onClose()}
      title="How long history is kept"
      description="On all clusters. What is older is removed for good within minutes; the audit log is kept apart from it."
      modalInput
    >
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        {field('eventDays', 'Events of engines: days', 'From 1 to 366. Of one cluster a million at most.')}
        {field(
          'metricDays',
          'Metrics: days',
          'From 1 to 366, by ten minutes. By the minute they are kept for a day, by ten seconds for an hour.',
        )}
        <ErrorNotice error={error} />
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" tone="primary">
            Save
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
