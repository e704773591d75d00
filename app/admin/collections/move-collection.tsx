'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import * as z from 'zod/mini';
import { EffectPreview } from '@/components/access/effect-preview';
import { TextField } from '@/components/forms/bound-fields';
import { FormDialog } from '@/components/forms/form-dialog';
import { useSave } from '@/components/forms/use-save';
import { PickerField } from '@/components/records/picker-field';
import { manageableSource } from '@/components/records/picker-sources';
import { editedCollection } from '@/lib/collections/edited-collection';
import type { CollectionView } from '@/lib/collections/schema';

const schema = z.object({
  parent: z.string().check(z.minLength(1, 'Choose a collection.')),
  name: z
    .string()
    .check(
      z.regex(
        /^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,62}[A-Za-z0-9])?$/,
        'Letters, digits, ".", "_" and "-"; it begins and ends with a letter or digit.',
      ),
    ),
});

const valuesOf = ({ path, parent }: CollectionView) => ({
  parent: parent ?? '/',
  name: path.slice(path.lastIndexOf('/') + 1),
});

interface MoveCollectionProps {
  collection: CollectionView;
  onClose: () => void;
  onMoved: (path: string) => void;
}

/** Another name, or another place in the tree; what is in it and below it goes along. */
export function MoveCollection({ collection, onClose, onMoved }: MoveCollectionProps) {
  const form = useForm({ resolver: zodResolver(schema), defaultValues: valuesOf(collection) });
  const save = useSave();
  const typed = form.watch();
  const path = pathOf(typed);
  const isComplete = schema.safeParse(typed).success && path !== collection.path;
  const route = `/collections/${collection.id}`;
  return (
    <FormDialog
      open
      onClose={onClose}
      title={`Rename or move ${collection.path}`}
      description="What is in it and below it goes along. What was granted above it may no longer hold there, and what is granted above its new place will."
      width="wide"
      form={form}
      action="Move"
      record={{ shown: collection, valuesOf }}
      save={async (values, shown = collection) => {
        await save({
          method: 'PATCH',
          path: route,
          body: { path: pathOf(values) },
          shown: editedCollection(shown),
          done: `It is ${pathOf(values)} now`,
          changes: ['collections', 'grants', 'image-prefixes', 'access'],
        });
        onMoved(pathOf(values));
      }}
    >
      <PickerField form={form} name="parent" label="Below" source={manageableSource} required />
      <TextField form={form} name="name" label="Name" required />
      <EffectPreview change={isComplete ? { method: 'PATCH', path: route, body: { path } } : null} />
    </FormDialog>
  );
}

function pathOf({ parent, name }: { parent: string; name: string }): string {
  return `${parent === '/' ? '' : parent}/${name}`;
}
