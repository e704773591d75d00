'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { TextLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorNotice } from '@/components/ui/error-notice';
import { RelativeTime } from '@/components/ui/relative-time';
import { SkeletonRows } from '@/components/ui/skeleton';
import type { Column } from '@/components/ui/table/column';
import { DataTable } from '@/components/ui/table/data-table';
import { MoreRows } from '@/components/ui/table/more-rows';
import { api } from '@/lib/http/request';
import { isResourceKind, paths } from '@/lib/paths/console-paths';
import type { PlacementView } from '@/lib/placements/schema';

const columns: readonly Column<PlacementView>[] = [
  {
    id: 'name',
    header: 'Name',
    isTitle: true,
    cell: (placed) => <Thing placed={placed} />,
    sortBy: ({ name }) => name,
    filterText: ({ name, id }) => `${name} ${id}`,
  },
  { id: 'kind', header: 'Kind', width: 'w-28', cell: ({ kind }) => kind, sortBy: ({ kind }) => kind },
  { id: 'cluster', header: 'Cluster', width: 'w-32', cell: ({ cluster }) => cluster },
  {
    id: 'collection',
    header: 'Collection',
    cell: ({ collection }) => <TextLink href={paths.collection(collection)}>{collection}</TextLink>,
    sortBy: ({ collection }) => collection,
    filterText: ({ collection }) => collection,
  },
  {
    id: 'owner',
    header: 'Owner',
    width: 'w-36',
    cell: ({ owner }) => owner ?? <span className="text-ink-soft">none</span>,
    filterText: ({ owner }) => owner ?? '',
  },
  {
    id: 'created',
    header: 'Since',
    width: 'w-36',
    cell: ({ createdAt }) => <RelativeTime at={createdAt} />,
    sortBy: ({ createdAt }) => createdAt,
  },
];

const keyOf = ({ cluster, kind, id }: PlacementView) => `${cluster} ${kind} ${id}`;
const nameOf = ({ name, id }: PlacementView) => name || id;

interface PlacedThingsProps {
  title: string;
  filter: Readonly<Record<string, string>>;
}

/** Containers, services and other things that a collection holds or a person owns, with links to them. */
export function PlacedThings({ title, filter }: PlacedThingsProps) {
  const query = new URLSearchParams(filter).toString();
  const { data, error, isPending, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['placements', query],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      api<{ items: PlacementView[]; nextCursor: string | null }>(
        'GET',
        `/placements?${query}&limit=100${pageParam === '' ? '' : `&cursor=${pageParam}`}`,
        { signal },
      ),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
  const rows = useMemo(() => (data?.pages ?? []).flatMap(({ items }) => items), [data]);
  if (isPending || error) {
    return (
      <Card title={title}>
        <ErrorNotice error={error} />
        {isPending ? <SkeletonRows rows={3} /> : null}
      </Card>
    );
  }
  return (
    <section aria-label={title}>
      <h2 className="mb-3 font-semibold text-base">{title}</h2>
      <DataTable
        id="placed"
        noun={{ one: 'thing', many: 'things' }}
        rows={rows}
        columns={columns}
        keyOf={keyOf}
        nameOf={nameOf}
        queryPrefix="placed-"
        isPart
        empty={<EmptyState>There is nothing that you may see.</EmptyState>}
      />
      {hasNextPage ? <MoreRows onReached={() => void fetchNextPage()} count={rows.length} /> : null}
    </section>
  );
}

function Thing({ placed: { cluster, kind, id, name } }: { placed: PlacementView }) {
  const section = `${kind}s`;
  const words = name || id;
  if (!isResourceKind(section)) return words;
  return <TextLink href={paths.opsResource(cluster, section, id)}>{words}</TextLink>;
}
