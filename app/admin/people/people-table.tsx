'use client';

import { Plus } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useMemo, useState } from 'react';
import { useRecords, userRecords } from '@/app/admin/records';
import { useMissingRight } from '@/components/access/use-missing-right';
import { usePageAction } from '@/components/shell/use-page-action';
import { Badge } from '@/components/ui/badge';
import { Button, TextLink } from '@/components/ui/button';
import { DisabledWithReason } from '@/components/ui/disabled-with-reason';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { RelativeTime } from '@/components/ui/relative-time';
import { StatusDot } from '@/components/ui/status-dot';
import type { Column } from '@/components/ui/table/column';
import { DataTable } from '@/components/ui/table/data-table';
import { paths } from '@/lib/paths/console-paths';
import type { UserView } from '@/lib/users/schema';

/** Fetched when it is first wanted. */
const NewPerson = dynamic(() => import('@/app/admin/people/new-person').then((module) => module.NewPerson));

const columns: readonly Column<UserView>[] = [
  {
    id: 'username',
    header: 'Username',
    isTitle: true,
    cell: (user) => <TextLink href={paths.person(user.username)}>{user.username}</TextLink>,
    sortBy: (user) => user.username,
    filterText: (user) => user.username,
  },
  {
    id: 'name',
    header: 'Full name',
    cell: (user) => user.fullName || <span className="text-ink-soft">none</span>,
    sortBy: (user) => user.fullName,
    filterText: (user) => user.fullName,
  },
  {
    id: 'teams',
    header: 'Teams',
    cell: (user) =>
      user.teams.length > 0 ? user.teams.join(', ') : <span className="text-ink-soft">none</span>,
    filterText: (user) => user.teams.join(' '),
  },
  {
    id: 'kind',
    header: 'Kind',
    width: 'w-36',
    cell: (user) => (user.kind === 'service' ? <Badge>Service account</Badge> : 'Person'),
    sortBy: (user) => user.kind,
    filterText: (user) => user.kind,
  },
  {
    id: 'state',
    header: 'State',
    width: 'w-32',
    cell: (user) =>
      user.disabledAt ? (
        <StatusDot tone="danger">Disabled</StatusDot>
      ) : (
        <StatusDot tone="ok">Active</StatusDot>
      ),
    sortBy: (user) => (user.disabledAt ? 1 : 0),
    filterText: (user) => (user.disabledAt ? 'disabled' : 'active'),
  },
  {
    id: 'created',
    header: 'Since',
    width: 'w-36',
    cell: (user) => <RelativeTime at={user.createdAt} />,
    sortBy: (user) => user.createdAt,
  },
];

const bySort = { column: 'username', descending: false };
const keyOf = (user: UserView) => user.id;
const nameOf = (user: UserView) => user.username;

export function PeopleTable({ initial }: { initial: UserView[] }) {
  const users = useRecords(userRecords, initial);
  const [isAdding, setIsAdding] = useState(false);
  const reason = useMissingRight('user.manage', '/');
  usePageAction('Add person', () => setIsAdding(true), reason);
  const add = useMemo(
    () => (
      <DisabledWithReason reason={reason}>
        <Button tone="primary" onClick={() => setIsAdding(true)}>
          <Plus aria-hidden />
          Add person
        </Button>
      </DisabledWithReason>
    ),
    [reason],
  );
  return (
    <>
      <PageHeader
        title="People"
        description="Everyone who can sign in, and service accounts for programs."
        actions={add}
      />
      <DataTable
        id="people"
        noun={{ one: 'person', many: 'people' }}
        rows={users}
        columns={columns}
        keyOf={keyOf}
        nameOf={nameOf}
        defaultSort={bySort}
        empty={<EmptyState action={add}>There is nobody yet whom you may see.</EmptyState>}
      />
      {isAdding ? <NewPerson open onClose={() => setIsAdding(false)} /> : null}
    </>
  );
}
