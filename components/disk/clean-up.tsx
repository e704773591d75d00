'use client';

import { Trash2 } from 'lucide-react';
import dynamic from 'next/dynamic';
import { parseAsInteger, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { useMemo } from 'react';
import { cleanUpColumns } from '@/components/disk/clean-up-columns';
import { isAmong } from '@/components/disk/clean-up-filter';
import { CleanUpFilters } from '@/components/disk/clean-up-filters';
import { sum } from '@/components/disk/disk-items';
import type { DiskRow } from '@/components/disk/disk-rows';
import { BulkButtons } from '@/components/resources/actions/bulk-buttons';
import { obstacleToAction, type ResourceAction } from '@/components/resources/actions/resource-action';
import { useActionDialog } from '@/components/resources/actions/use-action-dialog';
import { useAccess } from '@/components/shell/use-access';
import { Button } from '@/components/ui/button';
import { bytesText } from '@/components/ui/bytes';
import { DisabledWithReason } from '@/components/ui/disabled-with-reason';
import { EmptyState } from '@/components/ui/empty-state';
import { useNow } from '@/components/ui/now';
import { DataTable } from '@/components/ui/table/data-table';

/** Fetched when it is first wanted. */
const CleanUpDialog = dynamic(() =>
  import('@/components/disk/clean-up-dialog').then((part) => part.CleanUpDialog),
);

const operations = {
  image: 'image.remove',
  container: 'container.remove',
  volume: 'volume.remove',
  'build-cache': 'cluster.manage',
} as const;

const removal: ResourceAction<DiskRow> = {
  id: 'disk.remove',
  label: 'Remove',
  icon: <Trash2 aria-hidden />,
  tone: 'danger',
  operation: ({ kind }) => operations[kind],
  collectionsOf: ({ kind, collections }) => (kind === 'build-cache' ? ['/'] : collections),
  isForMany: true,
  Dialog: CleanUpDialog,
};
const removals = [removal];

interface CleanUpProps {
  /** Before the names of query parameters, where a page shows several engines. */
  prefix: string;
  rows: readonly DiskRow[];
  onChanged: () => void;
}

const kinds = ['', 'image', 'container', 'build-cache'] as const;
const byName = { column: 'size', descending: true };
const keyOf = (row: DiskRow) => `${row.kind} ${row.id}`;
const nameOf = (row: DiskRow) => row.name;

/** Lists what nothing uses, by kinds and filters, with what it frees; what is listed is what goes. */
export function CleanUp({ prefix, rows, onChanged }: CleanUpProps) {
  const access = useAccess();
  const now = useNow() ?? 0;
  const { open, dialog } = useActionDialog<DiskRow>(onChanged);
  const [filter, setFilter] = useQueryStates(
    {
      kind: parseAsStringLiteral(kinds).withDefault(''),
      olderThanHours: parseAsInteger.withDefault(0),
      label: parseAsString.withDefault(''),
    },
    { history: 'replace', urlKeys: { olderThanHours: 'older' } },
  );
  const unused = useMemo(
    () => rows.filter((row) => row.unusedBecause !== null && row.kind !== 'volume'),
    [rows],
  );
  const shown = useMemo(() => unused.filter((row) => isAmong(row, filter, now)), [unused, filter, now]);
  const possible = shown.filter((row) => obstacleToAction(removal, row, access, now) === null);
  return (
    <div>
      <div className="mb-3 flex flex-wrap items-center justify-between gap-3">
        <div>
          <h3 className="font-semibold">What can go</h3>
          <p className="text-ink-soft">
            {shown.length === 0
              ? 'Nothing that is unused is among it.'
              : `${shown.length.toLocaleString('en')} that nothing uses. Removing ${shown.length === 1 ? 'it' : 'them'} frees at least ${bytesText(sum(shown))}.`}
          </p>
        </div>
        <DisabledWithReason
          reason={
            possible.length > 0
              ? null
              : shown.length === 0
                ? 'There is nothing to remove.'
                : 'You may remove none of it.'
          }
        >
          <Button onClick={() => open(removal, possible)}>
            <Trash2 aria-hidden />
            Remove {possible.length === shown.length ? 'all' : 'those I may'} ({possible.length})
          </Button>
        </DisabledWithReason>
      </div>
      <DataTable
        id="clean-up"
        noun={{ one: 'unused thing', many: 'unused things' }}
        rows={shown}
        columns={cleanUpColumns}
        keyOf={keyOf}
        nameOf={nameOf}
        defaultSort={byName}
        queryPrefix={prefix}
        empty={<EmptyState>Everything that is there is used.</EmptyState>}
        filters={{
          total: unused.length,
          active: shown.length < unused.length,
          onClear: () => void setFilter(null),
          controls: <CleanUpFilters filter={filter} onChange={(change) => void setFilter(change)} />,
        }}
        bulkActions={({ rows: selected, clear }) => (
          <BulkButtons
            actions={removals}
            selected={selected}
            onAction={(action, chosen) => {
              open(action, chosen);
              clear();
            }}
          />
        )}
      />
      {dialog}
    </div>
  );
}
