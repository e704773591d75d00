'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useQuery } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import * as z from 'zod/mini';
import type { OpsContainer } from '@/app/ops/live-cluster';
import { SelectField } from '@/components/forms/bound-fields';
import { FormDialog } from '@/components/forms/form-dialog';
import { useSave } from '@/components/forms/use-save';
import type { CollectionView } from '@/lib/collections/schema';
import { listAll } from '@/lib/http/list-all';

const schema = z.object({ collection: z.string().check(z.minLength(1, 'Choose a collection.')) });

interface MoveContainersProps {
  containers: readonly Movable[];
  onMoved: (container: Movable, collection: string) => void;
  onClose: () => void;
}

type Movable = Pick<OpsContainer, 'id' | 'name' | 'cluster' | 'collection'>;

export function MoveContainers({ containers, onMoved, onClose }: MoveContainersProps) {
  const form = useForm({ resolver: zodResolver(schema), defaultValues: { collection: '' } });
  const save = useSave();
  const { data: collections = [] } = useQuery({
    queryKey: ['collections'],
    queryFn: ({ signal }) => listAll<CollectionView>('/collections', signal),
  });
  const [first] = containers;
  const what = containers.length === 1 && first ? first.name : `${containers.length} containers`;
  return (
    <FormDialog
      open
      onClose={onClose}
      title={`Move ${what}`}
      description="Who may see and act on it follows the collection, within two seconds. What runs keeps running."
      form={form}
      action="Move"
      save={async ({ collection }) => {
        for (const container of containers) {
          const { cluster, id } = container;
          await save({
            method: 'PUT',
            path: '/placements',
            body: { cluster, kind: 'container', id, collection },
            done: `${container.name} is in ${collection}`,
            changes: ['placements'],
          });
          onMoved(container, collection);
        }
      }}
    >
      <SelectField
        form={form}
        name="collection"
        label="To"
        placeholder="Choose"
        required
        options={collections
          .filter(({ path }) => !containers.every((container) => container.collection === path))
          .map(({ path }) => ({ value: path, label: path }))}
      />
    </FormDialog>
  );
}
