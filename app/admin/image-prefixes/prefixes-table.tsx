'use client';

import { Plus } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useMemo, useState } from 'react';
import { useMayGrantSomewhere } from '@/app/admin/grants/use-may-grant';
import { useMissingRight } from '@/components/access/use-missing-right';
import { RemoveRecord } from '@/components/forms/remove-record';
import { FileActions } from '@/components/records/file-actions';
import { type LoadedList, useServerList } from '@/components/records/use-server-list';
import { usePageAction } from '@/components/shell/use-page-action';
import { Button, TextLink } from '@/components/ui/button';
import { DisabledWithReason } from '@/components/ui/disabled-with-reason';
import { EmptyState } from '@/components/ui/empty-state';
import { MenuItem } from '@/components/ui/menu-items';
import { PageHeader } from '@/components/ui/page-header';
import { RelativeTime } from '@/components/ui/relative-time';
import { RowMenu } from '@/components/ui/row-menu';
import type { Column } from '@/components/ui/table/column';
import { DataTable } from '@/components/ui/table/data-table';
import type { ImagePrefixView } from '@/lib/image-prefixes/schema';
import { paths } from '@/lib/paths/console-paths';

/** Fetched when it is first wanted. */
const PrefixForm = dynamic(() =>
  import('@/app/admin/image-prefixes/prefix-form').then((module) => module.PrefixForm),
);

const PrefixBulk = dynamic(() =>
  import('@/app/admin/image-prefixes/prefix-bulk').then((module) => module.PrefixBulk),
);

type Open =
  | { kind: 'add' }
  | { kind: 'edit' | 'remove'; prefix: ImagePrefixView }
  | { kind: 'bulk'; action: 'move' | 'remove'; prefixes: readonly ImagePrefixView[] }
  | null;

const noun = { one: 'prefix', many: 'prefixes' };
const bySort = { column: 'prefix', descending: false };
const keyOf = (row: ImagePrefixView) => row.id;
const nameOf = (row: ImagePrefixView) => row.prefix || 'all other images';

export function PrefixesTable({ initial }: { initial: LoadedList<ImagePrefixView> }) {
  const { rows, server, query } = useServerList<ImagePrefixView>({ path: '/image-prefixes', initial });
  const [open, setOpen] = useState<Open>(null);
  const columns = useMemo(() => columnsFor(setOpen), []);
  const reason = useMayGrantSomewhere();
  usePageAction('Add image prefix', () => setOpen({ kind: 'add' }), reason);
  const close = () => setOpen(null);
  const add = (
    <DisabledWithReason reason={reason}>
      <Button tone="primary" onClick={() => setOpen({ kind: 'add' })}>
        <Plus aria-hidden />
        Add prefix
      </Button>
    </DisabledWithReason>
  );
  return (
    <>
      <PageHeader
        title="Image prefixes"
        description="Which collection owns the images whose names begin with a prefix. The longest prefix wins; all other images are in /Shared."
        actions={
          <>
            <FileActions kinds={['image-prefixes']} query={query} reason={reason} />
            {add}
          </>
        }
      />
      <DataTable
        id="image-prefixes"
        noun={noun}
        rows={rows}
        server={server}
        bulkActions={(selection) =>
          (['move', 'remove'] as const).map((action) => (
            <DisabledWithReason key={action} reason={reason}>
              <Button
                size="small"
                onClick={() => setOpen({ kind: 'bulk', action, prefixes: selection.rows })}
              >
                {action === 'move' ? 'Move' : 'Remove'}
              </Button>
            </DisabledWithReason>
          ))
        }
        columns={columns}
        keyOf={keyOf}
        nameOf={nameOf}
        defaultSort={bySort}
        empty={<EmptyState action={add}>No prefixes yet: every image is in /Shared.</EmptyState>}
      />
      {open?.kind === 'bulk' ? (
        <PrefixBulk action={open.action} prefixes={open.prefixes} onClose={close} />
      ) : null}
      {open?.kind === 'add' ? <PrefixForm onClose={close} /> : null}
      {open?.kind === 'edit' ? <PrefixForm prefix={open.prefix} onClose={close} /> : null}
      {open?.kind === 'remove' ? (
        <RemoveRecord
          open
          onClose={close}
          title="Remove this prefix?"
          phrase={open.prefix.prefix}
          path={`/image-prefixes/${open.prefix.id}`}
          shown={open.prefix}
          done="The prefix was removed"
          changes={['image-prefixes']}
          tellsEffect
        >
          <p>
            The images stay where they are. Those under it then belong to the next shorter prefix, and with it
            to other people.
          </p>
        </RemoveRecord>
      ) : null}
    </>
  );
}

function columnsFor(onOpen: (open: Open) => void): readonly Column<ImagePrefixView>[] {
  return [
    {
      id: 'prefix',
      header: 'Images that begin with',
      isTitle: true,
      cell: (row) =>
        row.prefix ? (
          <code className="font-mono text-[0.8125rem]">{row.prefix}</code>
        ) : (
          <span>all other images</span>
        ),
      sortBy: (row) => row.prefix,
    },
    {
      id: 'collection',
      header: 'Collection',
      cell: (row) => <TextLink href={paths.collection(row.collection)}>{row.collection}</TextLink>,
      sortBy: (row) => row.collection,
    },
    {
      id: 'createdAt',
      header: 'Since',
      width: 'w-40',
      cell: (row) => <RelativeTime at={row.createdAt} />,
      sortBy: (row) => row.createdAt,
    },
    {
      id: 'actions',
      header: 'Actions',
      isActions: true,
      width: 'w-18',
      cell: (row) => <PrefixMenu row={row} onOpen={onOpen} />,
    },
  ];
}

function PrefixMenu({ row, onOpen }: { row: ImagePrefixView; onOpen: (open: Open) => void }) {
  const reason = useMissingRight('access.manage', row.collection);
  return (
    <RowMenu name={nameOf(row)}>
      <MenuItem onClick={() => onOpen({ kind: 'edit', prefix: row })} disabledReason={reason}>
        Move to another collection
      </MenuItem>
      <MenuItem
        tone="danger"
        onClick={() => onOpen({ kind: 'remove', prefix: row })}
        disabledReason={reason ?? (row.prefix === '' ? 'All other images have to be somewhere.' : null)}
      >
        Remove
      </MenuItem>
    </RowMenu>
  );
}
