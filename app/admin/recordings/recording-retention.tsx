'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSave } from '@/components/forms/use-save';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { DisabledWithReason } from '@/components/ui/disabled-with-reason';
import { ErrorNotice } from '@/components/ui/error-notice';
import { Field } from '@/components/ui/field';
import { TextInput } from '@/components/ui/text-input';
import { api } from '@/lib/http/request';
import type { RecordingSettings } from '@/lib/recordings/schema';

/** For how long recordings are kept, and the dialog that changes it. */
export function RecordingRetention({ mayChange }: { mayChange: boolean }) {
  const save = useSave();
  const [days, setDays] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const settings = useQuery({
    queryKey: ['recording-settings'],
    queryFn: ({ signal }) => api<RecordingSettings>('GET', '/recordings/settings', { signal }),
  });
  const keepDays = settings.data?.keepDays;
  if (keepDays === undefined) return null;
  const close = () => {
    setDays(null);
    setError(null);
  };
  const submit = async () => {
    try {
      await save({
        method: 'PUT',
        path: '/recordings/settings',
        body: { keepDays: Number(days) },
        shown: settings.data,
        done: `Recordings are kept for ${days} days`,
        changes: ['recording-settings'],
      });
      close();
    } catch (failure) {
      setError(failure);
    }
  };
  return (
    <>
      <DisabledWithReason reason={mayChange ? null : 'You need audit.manage on /.'}>
        <Button onClick={() => setDays(String(keepDays))}>Kept for {keepDays} days</Button>
      </DisabledWithReason>
      <Dialog
        open={days !== null}
        onOpenChange={(isOpen) => isOpen || close()}
        title="How long recordings are kept"
        description="Older ones are removed for good, a little later. The audit log keeps that they were made."
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
          <Field label="Days" required hint="From 1 to 3660.">
            <TextInput
              type="number"
              min={1}
              max={3660}
              value={days ?? ''}
              onChange={(event) => setDays(event.target.value)}
            />
          </Field>
          <ErrorNotice error={error} />
          <div className="flex justify-end gap-2">
            <Button onClick={close}>Cancel</Button>
            <Button type="submit" tone="primary">
              Save
            </Button>
          </div>
        </form>
      </Dialog>
    </>
  );
}
