'use client';

import { ClusterFailures } from '@/app/ops/cluster-failures';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { SkeletonRows } from '@/components/ui/skeleton';
import type { Column } from '@/components/ui/table/column';
import { DataTable } from '@/components/ui/table/data-table';

interface ResourceTableProps<Row> {
  title: string;
  noun: { one: string; many: string };
  list: { items: readonly Row[]; isPending: boolean; failures: readonly { name: string; failure: string }[] };
  columns: readonly Column<Row>[];
  keyOf: (row: Row) => string;
  nameOf: (row: Row) => string;
  empty: string;
}

const byName = { column: 'name', descending: false };

/** A page of one kind of thing from one cluster or several. */
export function ResourceTable<Row>({
  title,
  noun,
  list,
  columns,
  keyOf,
  nameOf,
  empty,
}: ResourceTableProps<Row>) {
  return (
    <>
      <PageHeader title={title} />
      <ClusterFailures clusters={list.failures} />
      {list.isPending ? (
        <SkeletonRows rows={6} />
      ) : (
        <DataTable
          id={`ops-${noun.many}`}
          noun={noun}
          rows={list.items}
          columns={columns}
          keyOf={keyOf}
          nameOf={nameOf}
          defaultSort={byName}
          empty={<EmptyState>{empty}</EmptyState>}
        />
      )}
    </>
  );
}
