'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import * as z from 'zod/mini';
import { TextAreaField } from '@/components/forms/bound-fields';
import { FormDialog } from '@/components/forms/form-dialog';
import { listOf, textOf } from '@/components/forms/list-text';
import { useSave } from '@/components/forms/use-save';

const schema = z.object({ networks: z.string() });

const valuesOf = ({ networks }: { networks: readonly string[] }) => ({ networks: textOf(networks) });

interface NetworksFormProps {
  networks: readonly string[];
  path: string;
  whose: string;
  onSaved: (networks: string[]) => void;
  onClose: () => void;
}

export function NetworksForm({ networks, path, whose, onSaved, onClose }: NetworksFormProps) {
  const form = useForm({ resolver: zodResolver(schema), defaultValues: valuesOf({ networks }) });
  const save = useSave();
  return (
    <FormDialog
      open
      onClose={onClose}
      title={`Private networks that ${whose} may be in`}
      form={form}
      action="Save"
      record={{ shown: { networks: [...networks] }, valuesOf }}
      save={async (values, shown) => {
        const answer = await save<{ networks: string[] }>({
          method: 'PUT',
          path,
          body: { networks: listOf(values.networks) },
          shown,
          done: 'The networks were changed',
          changes: [],
        });
        onSaved(answer.networks);
      }}
    >
      <TextAreaField
        form={form}
        name="networks"
        label="Networks"
        rows={5}
        placeholder="10.1.0.0/16"
        hint="One in a line, like 10.1.0.0/16 or fd12::/48. Addresses by which clouds tell machines their secrets stay refused."
        mono
      />
    </FormDialog>
  );
}
