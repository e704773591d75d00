'use client';

import { Plus } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useMemo, useState } from 'react';
import { teamRecords, useRecords } from '@/app/admin/records';
import { type TeamNode, teamTree } from '@/app/admin/teams/team-tree';
import { useMissingRight } from '@/components/access/use-missing-right';
import { usePageAction } from '@/components/shell/use-page-action';
import { Button, TextLink } from '@/components/ui/button';
import { DisabledWithReason } from '@/components/ui/disabled-with-reason';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { RelativeTime } from '@/components/ui/relative-time';
import type { Column } from '@/components/ui/table/column';
import { DataTable } from '@/components/ui/table/data-table';
import { TreeName } from '@/components/ui/tree-name';
import { paths } from '@/lib/paths/console-paths';
import type { TeamView } from '@/lib/teams/schema';

/** Fetched when it is first wanted. */
const TeamForm = dynamic(() => import('@/app/admin/teams/team-form').then((module) => module.TeamForm));

const columns: readonly Column<TeamNode>[] = [
  {
    id: 'name',
    header: 'Team',
    isTitle: true,
    cell: ({ team, depth }) => (
      <TreeName depth={depth}>
        <TextLink href={paths.team(team.name)}>{team.name}</TextLink>
      </TreeName>
    ),
    filterText: ({ team }) => `${team.name} ${team.parent ?? ''}`,
  },
  {
    id: 'description',
    header: 'Description',
    cell: ({ team }) => team.description || <span className="text-ink-soft">none</span>,
    filterText: ({ team }) => team.description,
  },
  {
    id: 'members',
    header: 'Members',
    width: 'w-28',
    align: 'end',
    cell: ({ team }) => team.memberCount,
    sortBy: ({ team }) => team.memberCount,
  },
  {
    id: 'created',
    header: 'Since',
    width: 'w-40',
    cell: ({ team }) => <RelativeTime at={team.createdAt} />,
    sortBy: ({ team }) => team.createdAt,
  },
];

const noun = { one: 'team', many: 'teams' };
const keyOf = ({ team }: TeamNode) => team.id;
const nameOf = ({ team }: TeamNode) => team.name;

export function TeamsTable({ initial }: { initial: TeamView[] }) {
  const teams = useRecords(teamRecords, initial);
  const nodes = useMemo(() => teamTree(teams), [teams]);
  const [isAdding, setIsAdding] = useState(false);
  const reason = useMissingRight('team.manage', '/');
  usePageAction('Add team', () => setIsAdding(true), reason);
  const add = (
    <DisabledWithReason reason={reason}>
      <Button tone="primary" onClick={() => setIsAdding(true)}>
        <Plus aria-hidden />
        Add team
      </Button>
    </DisabledWithReason>
  );
  return (
    <>
      <PageHeader
        title="Teams"
        description="Members of a team also hold what the teams above it were granted."
        actions={add}
      />
      <DataTable
        id="teams"
        noun={noun}
        rows={nodes}
        columns={columns}
        keyOf={keyOf}
        nameOf={nameOf}
        empty={
          <EmptyState action={add}>
            There are no teams yet. A team lets you grant access once for many.
          </EmptyState>
        }
      />
      {isAdding ? <TeamForm open onClose={() => setIsAdding(false)} teams={teams} /> : null}
    </>
  );
}
