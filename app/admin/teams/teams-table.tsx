'use client';

import { Plus } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useMemo, useState } from 'react';
import type { TeamAction } from '@/app/admin/teams/team-bulk';
import { teamColumns } from '@/app/admin/teams/team-columns';
import { useMissingRight } from '@/components/access/use-missing-right';
import { FileActions } from '@/components/records/file-actions';
import { type LoadedTree, type TreeNode, useRecordTree } from '@/components/records/use-record-tree';
import { usePageAction } from '@/components/shell/use-page-action';
import { Button } from '@/components/ui/button';
import { DisabledWithReason } from '@/components/ui/disabled-with-reason';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { DataTable } from '@/components/ui/table/data-table';
import type { TeamView } from '@/lib/teams/schema';

/** Fetched when it is first wanted. */
const TeamForm = dynamic(() => import('@/app/admin/teams/team-form').then((module) => module.TeamForm));
const TeamBulk = dynamic(() => import('@/app/admin/teams/team-bulk').then((module) => module.TeamBulk));

const noun = { one: 'team', many: 'teams' };
const top = { parent: '-' };
const refOf = (team: TeamView) => team.name;
const childCountOf = (team: TeamView) => team.childCount;
const keyOf = ({ record }: TreeNode<TeamView>) => record.id;
const nameOf = ({ record }: TreeNode<TeamView>) => record.name;

export function TeamsTable({ initial }: { initial: LoadedTree<TeamView> }) {
  const { nodes, server, query, isSearch } = useRecordTree<TeamView>({
    path: '/teams',
    initial,
    top,
    refOf,
    childCountOf,
  });
  const [isAdding, setIsAdding] = useState(false);
  const [bulk, setBulk] = useState<{ action: TeamAction; teams: readonly string[] } | null>(null);
  const reason = useMissingRight('team.manage', '/');
  const columns = useMemo(
    () => teamColumns(reason, (action, team) => setBulk({ action, teams: [team] })),
    [reason],
  );
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
        actions={
          <>
            <FileActions kinds={['teams']} query={isSearch ? query : ''} reason={reason} />
            {add}
          </>
        }
      />
      <DataTable
        id="teams"
        noun={noun}
        rows={nodes}
        columns={columns}
        keyOf={keyOf}
        nameOf={nameOf}
        server={server}
        empty={
          <EmptyState action={add}>
            There are no teams yet. A team lets you grant access once for many.
          </EmptyState>
        }
        bulkActions={(selection) =>
          (['move', 'remove'] as const).map((action) => (
            <DisabledWithReason key={action} reason={reason}>
              <Button size="small" onClick={() => setBulk({ action, teams: selection.rows.map(nameOf) })}>
                {action === 'move' ? 'Move' : 'Remove'}
              </Button>
            </DisabledWithReason>
          ))
        }
      />
      {isAdding ? <TeamForm open onClose={() => setIsAdding(false)} /> : null}
      {bulk ? <TeamBulk {...bulk} onClose={() => setBulk(null)} /> : null}
    </>
  );
}
