'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import * as z from 'zod/mini';
import { TextAreaField, TextField } from '@/components/forms/bound-fields';
import { CreateDialog, type CreateValues } from '@/components/resources/create/create-dialog';
import { unlessYaml } from '@/components/resources/create/form-resolver';
import { readKeyValueLines } from '@/components/resources/create/key-value-lines';

interface VolumeValues extends CreateValues {
  name: string;
  driver: string;
  options: string;
  labels: string;
}

const text = z.string();
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
  driver: text,
  options: text,
  labels: text,
});

interface CreateVolumeProps {
  /** Names. */
  clusters: readonly string[];
  onClose: () => void;
}

export function CreateVolume({ clusters, onClose }: CreateVolumeProps) {
  const form = useForm<VolumeValues>({
    resolver: unlessYaml(zodResolver(schema)),
    defaultValues: {
      cluster: clusters[0] ?? '',
      collection: '',
      yaml: '',
      name: '',
      driver: 'local',
      options: '',
      labels: '',
    },
  });
  return (
    <CreateDialog
      noun="volume"
      form={form}
      clusters={clusters}
      operation="volume.create"
      path="/volumes/create"
      bodyOf={({ name, driver, options, labels }) => ({
        Name: name,
        Driver: driver,
        DriverOpts: readKeyValueLines(options),
        Labels: readKeyValueLines(labels),
      })}
      nameOf={({ Name }) => String(Name ?? '')}
      onClose={onClose}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField form={form} name="name" label="Name" hint="Empty: the engine chooses one." />
        <TextField form={form} name="driver" label="Driver" />
        <TextAreaField
          form={form}
          name="options"
          label="Options of the driver"
          hint="One key=value in each line, e.g. type=tmpfs"
          mono
        />
        <TextAreaField form={form} name="labels" label="Labels" hint="One key=value in each line." mono />
      </div>
    </CreateDialog>
  );
}
