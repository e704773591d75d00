'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import * as z from 'zod/mini';
import { EffectPreview } from '@/components/access/effect-preview';
import { TextField } from '@/components/forms/bound-fields';
import { FormDialog } from '@/components/forms/form-dialog';
import { useSave } from '@/components/forms/use-save';
import { PickerField } from '@/components/records/picker-field';
import { grantableSource } from '@/components/records/picker-sources';
import type { ImagePrefixView } from '@/lib/image-prefixes/schema';

const schema = z.object({
  prefix: z.string().check(z.trim(), z.maxLength(300, 'At most 300 characters.')),
  collection: z.string().check(z.minLength(1, 'Choose a collection.')),
});

const valuesOf = ({ prefix, collection }: ImagePrefixView) => ({ prefix, collection });

export function PrefixForm({ prefix, onClose }: { prefix?: ImagePrefixView; onClose: () => void }) {
  const form = useForm({
    resolver: zodResolver(schema),
    defaultValues: { prefix: prefix?.prefix ?? '', collection: prefix?.collection ?? '' },
  });
  const save = useSave();
  const typed = form.watch();
  const isComplete = schema.safeParse(typed).success && typed.collection !== prefix?.collection;
  return (
    <FormDialog
      open
      onClose={onClose}
      title={prefix ? 'Move to another collection' : 'Add an image prefix'}
      form={form}
      action={prefix ? 'Move' : 'Add'}
      {...(prefix ? { record: { shown: prefix, valuesOf } } : {})}
      save={async (values, shown = prefix) => {
        await save({
          method: prefix ? 'PATCH' : 'POST',
          path: prefix ? `/image-prefixes/${prefix.id}` : '/image-prefixes',
          body: prefix ? { collection: values.collection } : values,
          shown,
          done: prefix ? 'Moved' : 'The prefix was added',
          changes: ['image-prefixes'],
        });
      }}
    >
      <TextField
        form={form}
        name="prefix"
        label="Images that begin with"
        placeholder="registry.example:5000/shop"
        hint="A registry and the beginning of a name, up to a whole part of it."
        readOnly={prefix !== undefined}
        required
        mono
      />
      <PickerField form={form} name="collection" label="Collection" source={grantableSource} required />
      <EffectPreview
        change={
          isComplete
            ? {
                method: prefix ? 'PATCH' : 'POST',
                path: prefix ? `/image-prefixes/${prefix.id}` : '/image-prefixes',
                body: prefix ? { collection: typed.collection } : typed,
              }
            : null
        }
      />
    </FormDialog>
  );
}
