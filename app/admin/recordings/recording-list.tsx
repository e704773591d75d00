'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { parseAsString } from 'nuqs';
import { recordingColumns } from '@/app/admin/recordings/recording-columns';
import { useMissingRight } from '@/components/access/use-missing-right';
import { useQueryFilter } from '@/components/forms/use-query-filter';
import { KeptFor } from '@/components/retention/kept-for';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorNotice } from '@/components/ui/error-notice';
import { PageHeader } from '@/components/ui/page-header';
import { SkeletonRows } from '@/components/ui/skeleton';
import { DataTable } from '@/components/ui/table/data-table';
import { TextInput } from '@/components/ui/text-input';
import { api } from '@/lib/http/request';
import type { RecordingView } from '@/lib/recordings/schema';

const parsers = {
  person: parseAsString.withDefault(''),
  container: parseAsString.withDefault(''),
  collection: parseAsString.withDefault(''),
};
const fields = [
  ['person', 'Person'],
  ['container', 'Container'],
  ['collection', '/Collection'],
] as const;

const noun = { one: 'recording', many: 'recordings' };
const keyOf = ({ id }: RecordingView) => id;
const nameOf = ({ person, container }: RecordingView) => `${person} in ${container.name}`;

interface RecordingPage {
  items: RecordingView[];
  nextCursor: string | null;
}

const keptFields = [{ name: 'keepDays', label: 'Days', hint: 'From 1 to 3660.' }];

export function RecordingList() {
  const mayView = useMissingRight('audit.view', '/') === null;
  const cannotChange = useMissingRight('audit.manage', '/');
  const { filter, settled, isFiltered, onChange, clear } = useQueryFilter(parsers);
  const list = useInfiniteQuery({
    queryKey: ['recordings', settled],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      api<RecordingPage>('GET', `/recordings?${queryOf(settled, pageParam)}`, { signal }),
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: (before) => before,
  });
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <PageHeader
        title="Recordings"
        description="What terminals showed in containers of collections that ask for it, the latest first. Keys that were not shown, such as a password's, are not in them."
        actions={
          <KeptFor
            path="/recordings/settings"
            shows="keepDays"
            title="How long recordings are kept"
            description="Older ones are removed for good, a little later. The audit log keeps that they were made."
            fields={keptFields}
            mayView={mayView}
            cannotChange={cannotChange}
          />
        }
      />
      <search aria-label="Filter recordings" className="mb-4 flex flex-wrap items-center gap-2">
        {fields.map(([field, label]) => (
          <TextInput
            key={field}
            aria-label={label.replace('/', '')}
            placeholder={label}
            value={filter[field]}
            onChange={(event) => onChange({ [field]: event.target.value })}
            className="sm:w-44"
          />
        ))}
        {isFiltered ? (
          <Button tone="quiet" onClick={clear}>
            Clear filters
          </Button>
        ) : null}
      </search>
      <ErrorNotice
        title="The recordings cannot be shown"
        error={list.error}
        onRetry={() => void list.refetch()}
      />
      {list.isPending ? <SkeletonRows rows={8} /> : null}
      {list.isSuccess ? (
        <DataTable
          id="recordings"
          noun={noun}
          rows={rows}
          columns={recordingColumns}
          keyOf={keyOf}
          nameOf={nameOf}
          isPart
          empty={
            <EmptyState action={isFiltered ? <Button onClick={clear}>Clear filters</Button> : null}>
              {isFiltered
                ? 'No recordings match the filters.'
                : 'Nothing was recorded yet. Under Collections, “Recording of terminals” asks for it.'}
            </EmptyState>
          }
        />
      ) : null}
      {list.hasNextPage ? (
        <div className="mt-4 flex justify-center">
          <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            Older recordings
          </Button>
        </div>
      ) : null}
    </>
  );
}

function queryOf(filter: Record<keyof typeof parsers, string>, cursor: string | null): URLSearchParams {
  const query = new URLSearchParams({ limit: '100' });
  for (const [field] of fields) {
    const value = filter[field].trim();
    if (value) query.set(field, value);
  }
  if (cursor) query.set('cursor', cursor);
  return query;
}
