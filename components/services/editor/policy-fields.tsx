'use client';

import type { UseFormReturn } from 'react-hook-form';
import { SelectField, TextField } from '@/components/forms/bound-fields';
import { Card } from '@/components/ui/card';
import type { ServiceForm } from '@/lib/services/form/service-form';

interface Props {
  form: UseFormReturn<ServiceForm>;
}

const half = 'grow basis-48';

export function ResourceFields({ form }: Props) {
  return (
    <Card title="Resources and restarts">
      <div className="flex flex-wrap gap-4">
        <TextField form={form} name="limitCpus" label="CPUs at most" className={half} />
        <TextField
          form={form}
          name="limitMemory"
          label="Memory at most"
          className={half}
          placeholder="512 MiB"
        />
        <TextField form={form} name="reserveCpus" label="CPUs kept free" className={half} />
        <TextField
          form={form}
          name="reserveMemory"
          label="Memory kept free"
          className={half}
          placeholder="256 MiB"
        />
        <SelectField
          form={form}
          name="restart"
          label="When a task ends"
          required
          className={half}
          options={[
            { value: '', label: 'As Swarms do: start again' },
            { value: 'any', label: 'Start again' },
            { value: 'on-failure', label: 'Start again if it failed' },
            { value: 'none', label: 'Leave it' },
          ]}
        />
        <TextField form={form} name="restartDelay" label="After" className={half} placeholder="5s" />
        <TextField form={form} name="restartAttempts" label="At most so often" className={half} />
      </div>
    </Card>
  );
}

export function HealthFields({ form }: Props) {
  const kind = form.watch('healthKind');
  const isOwn = kind === 'shell' || kind === 'exec';
  return (
    <Card title="Health check">
      <div className="flex flex-wrap gap-4">
        <SelectField
          form={form}
          name="healthKind"
          label="How"
          required
          className="grow basis-full"
          options={[
            { value: 'image', label: 'As its image says' },
            { value: 'none', label: 'Not at all' },
            { value: 'shell', label: 'By a command in a shell' },
            { value: 'exec', label: 'By a program' },
          ]}
        />
        {isOwn ? (
          <>
            <TextField form={form} name="health" label="Command" required mono className="grow basis-full" />
            <TextField form={form} name="healthInterval" label="Every" className={half} placeholder="30s" />
            <TextField
              form={form}
              name="healthTimeout"
              label="Waits at most"
              className={half}
              placeholder="30s"
            />
            <TextField
              form={form}
              name="healthStart"
              label="Time to start"
              className={half}
              placeholder="0s"
            />
            <TextField form={form} name="healthRetries" label="Tries" className={half} placeholder="3" />
          </>
        ) : null}
      </div>
    </Card>
  );
}

export function UpdateFields({ form }: Props) {
  return (
    <Card title="Updates">
      <div className="flex flex-wrap gap-4">
        <TextField
          form={form}
          name="updateParallelism"
          label="Tasks at once"
          className={half}
          hint="0 is all of them."
        />
        <TextField form={form} name="updateDelay" label="Wait between" className={half} placeholder="10s" />
        <TextField
          form={form}
          name="updateMonitor"
          label="Watch each for"
          className={half}
          placeholder="5s"
        />
        <SelectField
          form={form}
          name="updateFailure"
          label="When one fails"
          required
          className={half}
          options={[
            { value: '', label: 'As Swarms do: stop' },
            { value: 'pause', label: 'Stop' },
            { value: 'continue', label: 'Go on' },
            { value: 'rollback', label: 'Roll back' },
          ]}
        />
        <SelectField
          form={form}
          name="updateOrder"
          label="Order"
          required
          className={half}
          options={[
            { value: '', label: 'As Swarms do: old stops first' },
            { value: 'stop-first', label: 'Old stops first' },
            { value: 'start-first', label: 'New starts first' },
          ]}
        />
      </div>
    </Card>
  );
}
