'use client';

import { Plus } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { type RoleAction, roleActions } from '@/app/admin/roles/role-bulk';
import { useMissingRight } from '@/components/access/use-missing-right';
import { FileActions } from '@/components/records/file-actions';
import { type LoadedList, useServerList } from '@/components/records/use-server-list';
import { Badge } from '@/components/ui/badge';
import { Button, LinkButton, TextLink } from '@/components/ui/button';
import { DisabledWithReason } from '@/components/ui/disabled-with-reason';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { RelativeTime } from '@/components/ui/relative-time';
import type { Column } from '@/components/ui/table/column';
import { DataTable } from '@/components/ui/table/data-table';
import { paths } from '@/lib/paths/console-paths';
import type { RoleView } from '@/lib/roles/schema';

/** Fetched when it is first wanted. */
const RoleBulk = dynamic(() => import('@/app/admin/roles/role-bulk').then((module) => module.RoleBulk));

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
  const { rows, server, query } = useServerList<RoleView>({ path: '/roles', initial });
  const [bulk, setBulk] = useState<{ action: RoleAction; roles: readonly RoleView[] } | null>(null);
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
        actions={
          <>
            <FileActions kinds={['roles']} query={query} reason={reason} />
            {add}
          </>
        }
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
        bulkActions={(selection) =>
          (Object.keys(roleActions) as RoleAction[]).map((action) => (
            <DisabledWithReason key={action} reason={reason}>
              <Button size="small" onClick={() => setBulk({ action, roles: selection.rows })}>
                {roleActions[action]}
              </Button>
            </DisabledWithReason>
          ))
        }
      />
      {bulk ? <RoleBulk {...bulk} onClose={() => setBulk(null)} /> : null}
    </>
  );
}
