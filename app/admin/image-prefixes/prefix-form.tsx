'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useQuery } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import * as z from 'zod/mini';
import { collectionRecords } from '@/app/admin/records';
import { SelectField, TextField } from '@/components/forms/bound-fields';
import { FormDialog } from '@/components/forms/form-dialog';
import { useSave } from '@/components/forms/use-save';
import type { ImagePrefixView } from '@/lib/image-prefixes/schema';

const schema = z.object({
  prefix: z.string().check(z.trim(), z.maxLength(300, 'At most 300 characters.')),
  collection: z.string().check(z.minLength(1, 'Choose a collection.')),
});

export function PrefixForm({ prefix, onClose }: { prefix?: ImagePrefixView; onClose: () => void }) {
  const form = useForm({
    resolver: zodResolver(schema),
    defaultValues: { prefix: prefix?.prefix ?? '', collection: prefix?.collection ?? '' },
  });
  const save = useSave();
  const { data: collections = [] } = useQuery(collectionRecords);
  const paths = collections
    .filter(({ mayGrant, path }) => mayGrant || path === prefix?.collection)
    .map(({ path }) => path);
  return (
    <FormDialog
      open
      onClose={onClose}
      title={prefix ? 'Move to another collection' : 'Add an image prefix'}
      form={form}
      action={prefix ? 'Move' : 'Add'}
      save={async (values) => {
        await save({
          method: prefix ? 'PATCH' : 'POST',
          path: prefix ? `/image-prefixes/${prefix.id}` : '/image-prefixes',
          body: prefix ? { collection: values.collection } : values,
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
      <SelectField
        form={form}
        name="collection"
        label="Collection"
        placeholder="Choose"
        options={paths.map((path) => ({ value: path, label: path }))}
        required
      />
    </FormDialog>
  );
}
