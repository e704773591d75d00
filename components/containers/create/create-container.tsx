'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import * as z from 'zod/mini';
import { type ContainerValues, containerBody } from '@/components/containers/create/container-body';
import { planContainer } from '@/components/containers/create/plan-container';
import { sendContainer } from '@/components/containers/create/send-container';
import { SelectField, TextAreaField, TextField } from '@/components/forms/bound-fields';
import { useLiveRows } from '@/components/live/use-live-rows';
import { CreateDialog } from '@/components/resources/create/create-dialog';
import { unlessYaml } from '@/components/resources/create/form-resolver';
import { trackWork } from '@/components/shell/activity-store';
import { useAccess } from '@/components/shell/use-access';
import { Checkbox } from '@/components/ui/checkbox';
import { decide } from '@/lib/access/access';

const text = z.string();
const amount = text.check(z.regex(/^(?:\d+(?:\.\d+)?)?$/, 'A number, or nothing.'));
const schema = z.object({
  cluster: text,
  collection: text,
  yaml: text,
  name: text.check(
    z.regex(
      /^(?:[A-Za-z0-9][A-Za-z0-9_.-]+)?$/,
      'At least two letters, digits, ".", "_" or "-", beginning with a letter or digit.',
    ),
  ),
  image: text.check(z.regex(/^\S+$/, 'A name like nginx:1.27.')),
  command: text,
  env: text,
  ports: text,
  mounts: text,
  network: text,
  memory: amount,
  cpus: amount,
  restart: text,
  labels: text,
  starts: z.boolean(),
});

const restarts = [
  { value: 'no', label: 'It stays stopped' },
  { value: 'on-failure', label: 'It is started again after a failure' },
  { value: 'unless-stopped', label: 'It is started again unless stopped on purpose' },
  { value: 'always', label: 'It is always started again' },
];

interface CreateContainerProps {
  /** Names. */
  clusters: readonly string[];
  onClose: () => void;
}

/** Makes a container, and pulls its image first where it is not there. */
export function CreateContainer({ clusters, onClose }: CreateContainerProps) {
  const access = useAccess();
  const form = useForm<ContainerValues>({
    resolver: unlessYaml(zodResolver(schema)),
    defaultValues: {
      cluster: clusters[0] ?? '',
      collection: '',
      yaml: '',
      name: '',
      image: '',
      command: '',
      env: '',
      ports: '',
      mounts: '',
      network: '',
      memory: '',
      cpus: '',
      restart: 'unless-stopped',
      labels: '',
      starts: true,
    },
  });
  const networks = useLiveRows('networks', [form.watch('cluster')]);
  const now = Date.now();
  const options = networks.rows
    .filter(
      (row) =>
        !row.isIngress &&
        (row.isBuiltIn ? row.name !== 'host' : decide(access, 'network.use', row.collection, now)),
    )
    .map(({ name }) => ({ value: name, label: name }));
  return (
    <CreateDialog
      noun="container"
      form={form}
      clusters={clusters}
      operation="container.create"
      bodyOf={containerBody}
      nameOf={() => form.getValues('name')}
      send={(body, { cluster, name, starts }) =>
        trackWork(`Create container ${name || String(body.Image ?? '')}`, (report) =>
          sendContainer({ cluster, name, body, starts, report }),
        )
      }
      dryRun={planContainer}
      always={
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField form={form} name="name" label="Name" hint="Empty: the engine chooses one." />
          <div className="self-end">
            <Checkbox label="Start it" {...form.register('starts')} />
          </div>
        </div>
      }
      onClose={onClose}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField form={form} name="image" label="Image" required placeholder="nginx:1.27" mono />
        <TextField form={form} name="command" label="Command" hint="Empty: that of the image" mono />
        <TextAreaField form={form} name="env" label="Environment" hint="One KEY=value in each line." mono />
        <TextAreaField
          form={form}
          name="ports"
          label="Published ports"
          hint="One in each line, e.g. 8080:80"
          mono
        />
        <TextAreaField
          form={form}
          name="mounts"
          label="Mounts"
          hint="One in each line, e.g. data:/var/lib/data or data:/data:ro"
          mono
        />
        <TextAreaField form={form} name="labels" label="Labels" hint="One key=value in each line." mono />
        <SelectField
          form={form}
          name="network"
          label="Network"
          placeholder="The engine’s own bridge"
          options={options}
        />
        <SelectField form={form} name="restart" label="When it ends" options={restarts} />
        <TextField
          form={form}
          name="memory"
          label="Memory in MB, at most"
          hint="Empty: no limit of its own"
        />
        <TextField form={form} name="cpus" label="Processors, at most" hint="e.g. 0.5" />
      </div>
    </CreateDialog>
  );
}
