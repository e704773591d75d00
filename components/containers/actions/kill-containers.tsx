'use client';

import { useState } from 'react';
import { containerNoun, type PlacedContainer } from '@/components/containers/actions/container-actions';
import { engineRequest } from '@/components/live/engine-request';
import type { ActionDialogProps } from '@/components/resources/actions/resource-action';
import { BulkDialog } from '@/components/resources/bulk/bulk-dialog';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';

const signals = [
  { value: 'SIGHUP', label: 'SIGHUP: many read their settings again' },
  { value: 'SIGINT', label: 'SIGINT: as Ctrl-C' },
  { value: 'SIGQUIT', label: 'SIGQUIT: end, and say where it was' },
  { value: 'SIGTERM', label: 'SIGTERM: end in good order' },
  { value: 'SIGUSR1', label: 'SIGUSR1: what the program makes of it' },
  { value: 'SIGUSR2', label: 'SIGUSR2: what the program makes of it' },
  { value: 'SIGKILL', label: 'SIGKILL: end at once, whatever it is doing' },
];

/** Sends a signal to the first process of containers. */
export function KillContainers({ rows, onClose }: ActionDialogProps<PlacedContainer>) {
  const [signal, setSignal] = useState('SIGTERM');
  return (
    <BulkDialog
      rows={rows}
      noun={containerNoun}
      title={rows.length === 1 && rows[0] ? `Send a signal to ${rows[0].name}` : 'Send a signal'}
      action={`Send ${signal}`}
      done={`got ${signal}`}
      act={({ cluster, id }) =>
        engineRequest(cluster, `/containers/${id}/kill`, { method: 'POST', query: { signal } })
      }
      onClose={onClose}
    >
      <Field label="Signal" hint="The first process of the container gets it.">
        <Select options={signals} value={signal} onChange={(event) => setSignal(event.target.value)} />
      </Field>
    </BulkDialog>
  );
}
