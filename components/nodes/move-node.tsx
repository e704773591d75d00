'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useQuery } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import * as z from 'zod/mini';
import { SelectField } from '@/components/forms/bound-fields';
import { FormDialog } from '@/components/forms/form-dialog';
import { useSave } from '@/components/forms/use-save';
import type { CollectionView } from '@/lib/collections/schema';
import { listAll } from '@/lib/http/list-all';
import type { NodeRow } from '@/lib/nodes/row';
import type { OnCluster } from '@/lib/rows/placed-row';

const schema = z.object({ collection: z.string().check(z.minLength(1, 'Choose a collection.')) });

/** Another collection for a node: it decides whose services may run there. */
export function MoveNode({ node, onClose }: { node: OnCluster<NodeRow>; onClose: () => void }) {
  const { cluster, id, name } = node;
  const form = useForm({ resolver: zodResolver(schema), defaultValues: { collection: '' } });
  const save = useSave();
  const { data: collections = [] } = useQuery({
    queryKey: ['collections'],
    queryFn: ({ signal }) => listAll<CollectionView>('/collections', signal),
  });
  return (
    <FormDialog
      open
      onClose={onClose}
      title={`Move ${name}`}
      description={`It is in ${node.collection}. Services of people who may not run anything in the new collection are moved off it at once, where other nodes take them.`}
      form={form}
      action="Move"
      save={async ({ collection }) => {
        await save({
          method: 'PUT',
          path: '/placements',
          body: { cluster, kind: 'node', id, collection },
          done: `${name} is in ${collection}`,
          changes: ['placements'],
        });
      }}
    >
      <SelectField
        form={form}
        name="collection"
        label="To"
        placeholder="Choose"
        required
        options={collections
          .filter(({ path }) => path !== node.collection)
          .map(({ path }) => ({ value: path, label: path }))}
      />
    </FormDialog>
  );
}
