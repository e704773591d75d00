'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import * as z from 'zod/mini';
import { TextField } from '@/components/forms/bound-fields';
import { FormDialog } from '@/components/forms/form-dialog';
import { useSave } from '@/components/forms/use-save';
import { PickerField } from '@/components/records/picker-field';
import { manageableSource } from '@/components/records/picker-sources';
import { Checkbox } from '@/components/ui/checkbox';

const schema = z.object({
  parent: z.string(),
  path: z
    .string()
    .check(
      z.regex(
        /^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,62}[A-Za-z0-9])?$/,
        'Letters, digits, ".", "_" and "-"; it begins and ends with a letter or digit.',
      ),
    ),
  exclusive: z.boolean(),
});

interface NewCollectionProps {
  parent: string;
  onClose: () => void;
}

export function NewCollection({ parent, onClose }: NewCollectionProps) {
  const form = useForm({
    resolver: zodResolver(schema),
    defaultValues: { parent, path: '', exclusive: false },
  });
  const save = useSave();
  return (
    <FormDialog
      open
      onClose={onClose}
      title="Add a collection"
      form={form}
      action="Add"
      save={async (values) => {
        const path = `${values.parent === '/' ? '' : values.parent}/${values.path}`;
        await save({
          method: 'POST',
          path: '/collections',
          body: { path, exclusive: values.exclusive },
          done: `${path} was added`,
          changes: ['collections'],
        });
      }}
    >
      <PickerField form={form} name="parent" label="Below" source={manageableSource} required />
      <TextField form={form} name="path" label="Name" required />
      <Checkbox
        label="Exclusive nodes"
        hint="For collections of nodes: a grant on a collection above does not let services run here."
        {...form.register('exclusive')}
      />
    </FormDialog>
  );
}
