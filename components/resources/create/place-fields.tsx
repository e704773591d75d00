'use client';

import { useQuery } from '@tanstack/react-query';
import type { FieldPath, FieldValues, UseFormReturn } from 'react-hook-form';
import { SelectField } from '@/components/forms/bound-fields';
import { useAccess } from '@/components/shell/use-access';
import { decide } from '@/lib/access/access';
import type { Operation } from '@/lib/access/operations';
import type { CollectionView } from '@/lib/collections/schema';
import { listAll } from '@/lib/http/list-all';

interface PlaceFieldsProps<Values extends FieldValues> {
  form: UseFormReturn<Values>;
  /** Names. */
  clusters: readonly string[];
  /** What it takes to make such a thing. */
  operation: Operation;
}

/** On which cluster, where there are several, and in which of the collections where one may make such a thing. */
export function PlaceFields<Values extends FieldValues>({
  form,
  clusters,
  operation,
}: PlaceFieldsProps<Values>) {
  const access = useAccess();
  const { data: collections = [] } = useQuery({
    queryKey: ['collections'],
    queryFn: ({ signal }) => listAll<CollectionView>('/collections', signal),
  });
  const now = Date.now();
  const options = collections
    .filter(({ path }) => decide(access, operation, path, now))
    .map(({ path }) => ({ value: path, label: path }));
  return (
    <>
      {clusters.length > 1 ? (
        <SelectField
          form={form}
          name={'cluster' as FieldPath<Values>}
          label="Cluster"
          required
          options={clusters.map((name) => ({ value: name, label: name }))}
        />
      ) : null}
      <SelectField
        form={form}
        name={'collection' as FieldPath<Values>}
        label="Collection"
        placeholder="Your own, private"
        options={options}
        hint="Who may see and use it follows from where it is."
      />
    </>
  );
}
