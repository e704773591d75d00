'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import * as z from 'zod/mini';
import { TextAreaField, TextField } from '@/components/forms/bound-fields';
import { CreateDialog, type CreateValues } from '@/components/resources/create/create-dialog';
import { unlessYaml } from '@/components/resources/create/form-resolver';
import { readKeyValueLines } from '@/components/resources/create/key-value-lines';
import type { DataKind } from '@/components/swarm-data/data-actions';
import { DataField, type DataValues, dataOf } from '@/components/swarm-data/data-field';

export interface CreateDataValues extends CreateValues, DataValues {
  name: string;
  labels: string;
}

/** As much as the door passes to a Swarm. */
export const maximumDataBytes: Readonly<Record<DataKind, number>> = {
  secret: 500 * 1024,
  config: 1000 * 1024,
};

const text = z.string();
const schema = z.object({
  cluster: text,
  collection: text,
  yaml: text,
  text,
  file: text,
  name: text.check(
    z.regex(
      /^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,62}[A-Za-z0-9])?$/,
      'Letters, digits, ".", "_" and "-" only, at most 64.',
    ),
  ),
  labels: text,
});

interface CreateDataProps {
  kind: DataKind;
  clusters: readonly string[];
  onClose: () => void;
  /** What the form begins with, for a new version of one that there is. */
  from?: Partial<CreateDataValues>;
  description?: ReactNode;
  /** Under the fields, with the content as it is now. */
  below?: (content: string) => ReactNode;
  onCreated?: (answer: unknown, values: CreateDataValues) => void;
}

/** Makes a secret or a config from text or from a file. */
export function CreateData({
  kind,
  clusters,
  onClose,
  from,
  description,
  below,
  onCreated,
}: CreateDataProps) {
  const form = useForm<CreateDataValues>({
    resolver: unlessYaml(zodResolver(schema)),
    defaultValues: {
      cluster: clusters[0] ?? '',
      collection: '',
      yaml: '',
      name: '',
      labels: '',
      text: '',
      file: '',
      ...from,
    },
  });
  return (
    <CreateDialog
      noun={kind}
      description={description}
      form={form}
      clusters={clusters}
      operation={`${kind}.create`}
      path={`/${kind}s/create`}
      bodyOf={(values) => ({
        Name: values.name,
        Labels: readKeyValueLines(values.labels),
        Data: dataOf(values),
      })}
      nameOf={({ Name }) => String(Name ?? '')}
      onClose={onClose}
      {...(onCreated ? { onCreated } : {})}
    >
      <TextField form={form} name="name" label="Name" required />
      <DataField form={form} maximumBytes={maximumDataBytes[kind]} />
      {below?.(form.watch('text'))}
      <TextAreaField
        form={form}
        name="labels"
        label="Labels"
        hint="One key=value in each line."
        rows={2}
        mono
      />
    </CreateDialog>
  );
}
