'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import * as z from 'zod/mini';
import { SelectField, TextField } from '@/components/forms/bound-fields';
import { FormDialog } from '@/components/forms/form-dialog';
import { useSave } from '@/components/forms/use-save';

const schema = z.object({
  name: z
    .string()
    .check(z.trim(), z.minLength(1, 'Give it a name.'), z.maxLength(80, 'At most 80 characters.')),
  audience: z.string(),
});

interface SaveSearchProps {
  criteria: Readonly<Record<string, string>>;
  /** Why it cannot be shared; null: it can. */
  mayShare: string | null;
  onClose: () => void;
}

export function SaveSearch({ criteria, mayShare, onClose }: SaveSearchProps) {
  const form = useForm({ resolver: zodResolver(schema), defaultValues: { name: '', audience: 'own' } });
  const save = useSave();
  return (
    <FormDialog
      open
      onClose={onClose}
      title="Save this search"
      description={Object.entries(criteria)
        .map(([name, value]) => `${name}: ${value}`)
        .join(' · ')}
      form={form}
      action="Save"
      save={async ({ name, audience }) => {
        await save({
          method: 'POST',
          path: '/audit/searches',
          body: { name, filter: criteria, isShared: audience === 'everybody' },
          done: 'The search was saved',
          changes: ['audit/searches'],
        });
      }}
    >
      <TextField form={form} name="name" label="Name" required />
      {mayShare === null ? (
        <SelectField
          form={form}
          name="audience"
          label="For"
          options={[
            { value: 'own', label: 'Me' },
            { value: 'everybody', label: 'Everybody who may read the log' },
          ]}
        />
      ) : null}
    </FormDialog>
  );
}
