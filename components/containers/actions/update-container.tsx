'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import * as z from 'zod/mini';
import type { PlacedContainer } from '@/components/containers/actions/container-actions';
import { limitsBody, limitValues, limitWords } from '@/components/containers/actions/container-limits';
import { type ContainerInspect, readInspect } from '@/components/containers/container-details';
import { SelectField, TextField } from '@/components/forms/bound-fields';
import { FormDialog } from '@/components/forms/form-dialog';
import { engineRequest } from '@/components/live/engine-request';
import { engineUrl } from '@/components/live/engine-url';
import type { ActionDialogProps } from '@/components/resources/actions/resource-action';
import { trackActivity } from '@/components/shell/activity-store';
import { lazily } from '@/components/ui/lazily';
import { showToast } from '@/components/ui/toast-store';
import { request } from '@/lib/http/request';

/** Fetched when it is first wanted. */
const DiffView = lazily(() => import('@/components/editor/diff-view').then((part) => part.DiffView));

const amount = z.string().check(z.regex(/^(?:\d+(?:\.\d+)?)?$/, 'A number, or nothing.'));
const count = z.string().check(z.regex(/^\d*$/, 'A whole number, or nothing.'));
const schema = z.object({
  memory: amount,
  cpus: amount,
  processes: count,
  restart: z.string(),
  retries: count,
});

const restarts = [
  { value: 'no', label: 'It stays stopped' },
  { value: 'on-failure', label: 'It is started again after a failure' },
  { value: 'unless-stopped', label: 'It is started again unless it was stopped on purpose' },
  { value: 'always', label: 'It is always started again' },
];

/** Changes what a container may use, while it runs. */
export function UpdateContainer({ rows, onClose }: ActionDialogProps<PlacedContainer>) {
  const [container] = rows;
  const path = `/containers/${container?.id}/json`;
  const { data } = useQuery({
    queryKey: ['inspect', container?.cluster, path],
    enabled: container !== undefined,
    queryFn: ({ signal }) => request<unknown>('GET', engineUrl(container?.cluster ?? '', path), { signal }),
  });
  if (!container || data === undefined) return null;
  return <LimitsForm container={container} inspect={readInspect(data)} onClose={onClose} />;
}

interface LimitsFormProps {
  container: PlacedContainer;
  inspect: ContainerInspect;
  onClose: () => void;
}

function LimitsForm({ container, inspect, onClose }: LimitsFormProps) {
  const queryClient = useQueryClient();
  const before = limitValues(inspect);
  const form = useForm({ resolver: zodResolver(schema), defaultValues: before });
  const after = form.watch();
  const isChanged = Object.keys(limitsBody(before, after)).length > 0;
  return (
    <FormDialog
      open
      width="wide"
      title={`Limits of ${container.name}`}
      description="They hold at once; it goes on running. The limits of its collection hold too."
      form={form}
      action="Apply"
      onClose={onClose}
      save={async (values) => {
        const body = limitsBody(before, values);
        const path = `/containers/${container.id}/update`;
        await trackActivity(
          `Change limits of ${container.name}`,
          engineRequest(container.cluster, path, { method: 'POST', body }),
        );
        showToast({ title: `Limits of ${container.name} changed`, tone: 'ok' });
        await queryClient.invalidateQueries({ queryKey: ['inspect', container.cluster] });
      }}
    >
      <div className="grid gap-4 sm:grid-cols-3">
        <TextField form={form} name="memory" label="Memory in MB" hint="Empty: as much as there is" />
        <TextField form={form} name="cpus" label="Processors" hint="e.g. 0.5" />
        <TextField form={form} name="processes" label="Processes" hint="Empty: as the node allows" />
      </div>
      <div className="grid gap-4 sm:grid-cols-[2fr_1fr]">
        <SelectField form={form} name="restart" label="When it ends" options={restarts} />
        {after.restart === 'on-failure' ? (
          <TextField form={form} name="retries" label="At most so often" hint="Empty: always" />
        ) : null}
      </div>
      {isChanged ? (
        <DiffView label="What changes" before={limitWords(before)} after={limitWords(after)} />
      ) : null}
    </FormDialog>
  );
}
