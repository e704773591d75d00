'use client';

import { useForm } from 'react-hook-form';
import { TextField } from '@/components/forms/bound-fields';
import { FormDialog } from '@/components/forms/form-dialog';
import { useSave } from '@/components/forms/use-save';

type Days = Readonly<Record<string, number>>;

export interface KeepDialogProps {
  /** Where the days are read and written. */
  path: string;
  title: string;
  description: string;
  /** The days that can be set; what is no such number is said by the server. */
  fields: readonly { readonly name: string; readonly label: string; readonly hint: string }[];
  shown: Days;
  onClose: () => void;
}

const valuesOf = (days: Days): Record<string, string> =>
  Object.fromEntries(Object.entries(days).map(([name, value]) => [name, String(value)]));

/** Changes for how many days something is kept. */
export function KeepDialog({ path, title, description, fields, shown, onClose }: KeepDialogProps) {
  const save = useSave();
  const form = useForm({ defaultValues: valuesOf(shown) });
  return (
    <FormDialog
      open
      onClose={onClose}
      title={title}
      description={description}
      form={form}
      action="Save"
      record={{ shown, valuesOf }}
      save={async (values, base = shown) => {
        const body = Object.fromEntries(Object.entries(values).map(([name, days]) => [name, Number(days)]));
        await save({ method: 'PUT', path, body, shown: base, done: 'Saved', changes: [path] });
      }}
    >
      {fields.map(({ name, label, hint }) => (
        <TextField
          key={name}
          form={form}
          name={name}
          label={label}
          hint={hint}
          type="number"
          min={1}
          required
        />
      ))}
    </FormDialog>
  );
}
