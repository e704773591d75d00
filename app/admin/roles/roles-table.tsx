'use client';

import { Plus } from 'lucide-react';
import { useMissingRight } from '@/components/access/use-missing-right';
import { type LoadedList, useServerList } from '@/components/records/use-server-list';
import { Badge } from '@/components/ui/badge';
import { LinkButton, TextLink } from '@/components/ui/button';
import { DisabledWithReason } from '@/components/ui/disabled-with-reason';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { RelativeTime } from '@/components/ui/relative-time';
import type { Column } from '@/components/ui/table/column';
import { DataTable } from '@/components/ui/table/data-table';
import { paths } from '@/lib/paths/console-paths';
import type { RoleView } from '@/lib/roles/schema';

const columns: readonly Column<RoleView>[] = [
  {
    id: 'name',
    header: 'Role',
    isTitle: true,
    width: 'w-64',
    cell: (role) => (
      <span className="inline-flex max-w-full items-center gap-2">
        <TextLink href={paths.role(role.id)} className="truncate">
          {role.name}
        </TextLink>
        {role.builtIn ? <Badge>built in</Badge> : null}
      </span>
    ),
    sortBy: (role) => role.name,
  },
  {
    id: 'description',
    header: 'Description',
    cell: (role) => role.description || <span className="text-ink-soft">none</span>,
  },
  {
    id: 'operations',
    header: 'Operations',
    width: 'w-32',
    align: 'end',
    cell: (role) => role.operations.length,
  },
  {
    id: 'updatedAt',
    header: 'Changed',
    width: 'w-40',
    cell: (role) => <RelativeTime at={role.updatedAt} />,
    sortBy: (role) => role.updatedAt,
  },
];

const noun = { one: 'role', many: 'roles' };
const bySort = { column: 'name', descending: false };
const keyOf = (role: RoleView) => role.id;
const nameOf = (role: RoleView) => role.name;

export function RolesTable({ initial }: { initial: LoadedList<RoleView> }) {
  const { rows, server } = useServerList<RoleView>({ path: '/roles', initial });
  const reason = useMissingRight('role.manage', '/');
  const add = (
    <DisabledWithReason reason={reason}>
      <LinkButton tone="primary" href={paths.newRole()}>
        <Plus aria-hidden />
        New role
      </LinkButton>
    </DisabledWithReason>
  );
  return (
    <>
      <PageHeader
        title="Roles"
        description="Named sets of operations. A grant gives a role to somebody on a collection."
        actions={add}
      />
      <DataTable
        id="roles"
        noun={noun}
        rows={rows}
        server={server}
        columns={columns}
        keyOf={keyOf}
        nameOf={nameOf}
        defaultSort={bySort}
        empty={<EmptyState action={add}>There are no roles.</EmptyState>}
      />
    </>
  );
}
