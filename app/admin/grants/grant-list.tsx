'use client';

import { Plus } from 'lucide-react';
import dynamic from 'next/dynamic';
import { type ReactNode, useMemo, useState } from 'react';
import { type GrantAction, grantActions } from '@/app/admin/grants/grant-bulk';
import { grantColumns, subjectWords } from '@/app/admin/grants/grant-columns';
import { GrantControls } from '@/app/admin/grants/grant-controls';
import { RevokeGrant } from '@/app/admin/grants/revoke-grant';
import { useGrantFilter } from '@/app/admin/grants/use-grant-filter';
import { useMayGrantSomewhere } from '@/app/admin/grants/use-may-grant';
import { FileActions } from '@/components/records/file-actions';
import { type LoadedList, useServerList } from '@/components/records/use-server-list';
import { usePageAction } from '@/components/shell/use-page-action';
import { Button } from '@/components/ui/button';
import { DisabledWithReason } from '@/components/ui/disabled-with-reason';
import { EmptyState } from '@/components/ui/empty-state';
import { MenuItem } from '@/components/ui/menu-items';
import { PageHeader } from '@/components/ui/page-header';
import { RowMenu } from '@/components/ui/row-menu';
import type { Column } from '@/components/ui/table/column';
import { DataTable } from '@/components/ui/table/data-table';
import type { GrantView } from '@/lib/grants/schema';

/** Fetched when it is first wanted. */
const NewGrant = dynamic(() => import('@/app/admin/grants/new-grant').then((module) => module.NewGrant));

/** Fetched when it is first wanted. */
const EditGrant = dynamic(() => import('@/app/admin/grants/edit-grant').then((module) => module.EditGrant));

const GrantBulk = dynamic(() => import('@/app/admin/grants/grant-bulk').then((module) => module.GrantBulk));

export interface GrantFilter {
  subject?: string;
  collection?: string;
  role?: string;
}

interface GrantListProps {
  title: string;
  initial: LoadedList<GrantView>;
  /** The grants of one subject, role or collection alone; a new one starts from it. */
  filter: GrantFilter;
  note?: string;
  /** It is what the page is about. */
  isPage?: boolean;
}

type Open =
  | { kind: 'new' }
  | { kind: 'edit' | 'revoke'; grant: GrantView }
  | { kind: 'bulk'; action: GrantAction; grants: readonly GrantView[] }
  | null;

const noun = { one: 'grant', many: 'grants' };
const bySort = { column: 'createdAt', descending: false };
const keyOf = (grant: GrantView) => grant.id;
const nameOf = (grant: GrantView) => `${grant.role} of ${subjectWords(grant.subject)} on ${grant.collection}`;

/** Grants, all or those of one thing, and what can be done with them. */
export function GrantList({ title, initial, filter, note, isPage = false }: GrantListProps) {
  const filters = useGrantFilter();
  const queryPrefix = isPage ? '' : 'grants-';
  const { rows, server, query } = useServerList<GrantView>({
    path: '/grants',
    initial,
    filters: { ...filter, ...(isPage ? filters.settled : {}) },
    queryPrefix,
  });
  const [open, setOpen] = useState<Open>(null);
  const reason = useMayGrantSomewhere();
  usePageAction('Grant access', () => setOpen({ kind: 'new' }), reason);
  const columns = useMemo(() => columnsFor(filter, setOpen), [filter]);
  const close = () => setOpen(null);
  const add = (
    <DisabledWithReason reason={reason}>
      <Button tone={isPage ? 'primary' : 'secondary'} onClick={() => setOpen({ kind: 'new' })}>
        <Plus aria-hidden />
        Grant access
      </Button>
    </DisabledWithReason>
  );
  return (
    <section aria-label={title}>
      {isPage ? (
        <PageHeader
          title={title}
          description={note}
          actions={
            <>
              <FileActions kinds={['grants']} query={query} reason={reason} />
              {add}
            </>
          }
        />
      ) : (
        <PartHeader title={title} note={note} action={add} />
      )}
      <DataTable
        id="grants"
        noun={noun}
        rows={rows}
        server={server}
        queryPrefix={queryPrefix}
        columns={columns}
        keyOf={keyOf}
        nameOf={nameOf}
        defaultSort={bySort}
        isPart={!isPage}
        {...(isPage
          ? {
              filters: {
                controls: <GrantControls {...filters} />,
                active: filters.isFiltered,
                onClear: filters.clear,
                total: server.total,
              },
            }
          : {})}
        bulkActions={(selection) =>
          (Object.keys(grantActions) as GrantAction[]).map((action) => (
            <DisabledWithReason
              key={action}
              reason={
                selection.rows.some(({ mayRevoke }) => mayRevoke)
                  ? null
                  : 'You need access.manage on a collection of theirs.'
              }
            >
              <Button size="small" onClick={() => setOpen({ kind: 'bulk', action, grants: selection.rows })}>
                {grantActions[action]}
              </Button>
            </DisabledWithReason>
          ))
        }
        empty={<EmptyState>No grants here.</EmptyState>}
      />
      {open?.kind === 'new' ? <NewGrant open onClose={close} start={filter} /> : null}
      {open?.kind === 'bulk' ? <GrantBulk action={open.action} grants={open.grants} onClose={close} /> : null}
      {open?.kind === 'edit' ? <EditGrant grant={open.grant} onClose={close} /> : null}
      {open?.kind === 'revoke' ? <RevokeGrant grant={open.grant} onClose={close} /> : null}
    </section>
  );
}

function PartHeader({ title, note, action }: { title: string; note: string | undefined; action: ReactNode }) {
  return (
    <div className="mb-3 flex flex-wrap items-center justify-between gap-3">
      <div>
        <h2 className="font-semibold text-base">{title}</h2>
        {note ? <p className="text-[0.8125rem] text-ink-soft">{note}</p> : null}
      </div>
      {action}
    </div>
  );
}

function columnsFor(filter: GrantFilter, onOpen: (open: Open) => void): readonly Column<GrantView>[] {
  const hidden = filter.subject ? 'subject' : null;
  const [first, ...others] = grantColumns.filter((column) => column.id !== hidden);
  const actions: Column<GrantView> = {
    id: 'actions',
    header: 'Actions',
    isActions: true,
    width: 'w-18',
    cell: (grant) => {
      const reason = grant.mayRevoke ? null : `You need access.manage on ${grant.collection}.`;
      return (
        <RowMenu name={nameOf(grant)}>
          <MenuItem onClick={() => onOpen({ kind: 'edit', grant })} disabledReason={reason}>
            Change until when
          </MenuItem>
          <MenuItem tone="danger" onClick={() => onOpen({ kind: 'revoke', grant })} disabledReason={reason}>
            Revoke
          </MenuItem>
        </RowMenu>
      );
    },
  };
  return first ? [{ ...first, isTitle: true }, ...others, actions] : [actions];
}
