'use client';

import { Mail, Plus } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { type PeopleAction, peopleActions } from '@/app/admin/people/people-bulk';
import { peopleColumns } from '@/app/admin/people/people-columns';
import { PeopleFilters, usePeopleFilter } from '@/app/admin/people/people-filters';
import { useMissingRight } from '@/components/access/use-missing-right';
import { FileActions } from '@/components/records/file-actions';
import { type LoadedList, useServerList } from '@/components/records/use-server-list';
import { usePageAction } from '@/components/shell/use-page-action';
import { Button } from '@/components/ui/button';
import { DisabledWithReason } from '@/components/ui/disabled-with-reason';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { DataTable } from '@/components/ui/table/data-table';
import type { UserView } from '@/lib/users/schema';

/** Fetched when it is first wanted. */
const InviteDialog = dynamic(() =>
  import('@/components/credentials/invite-dialog').then((module) => module.InviteDialog),
);
const NewPerson = dynamic(() => import('@/app/admin/people/new-person').then((module) => module.NewPerson));
const PeopleBulk = dynamic(() =>
  import('@/app/admin/people/people-bulk').then((module) => module.PeopleBulk),
);

const bySort = { column: 'username', descending: false };
const keyOf = (user: UserView) => user.id;
const nameOf = (user: UserView) => user.username;

const words = {
  person: {
    title: 'People',
    description: 'Everyone who can sign in.',
    add: 'Add person',
    noun: { one: 'person', many: 'people' },
    empty: 'There is nobody yet whom you may see.',
  },
  service: {
    title: 'Service accounts',
    description:
      'Accounts of programs: they sign in by token or certificate, and hold what they are granted.',
    add: 'Add service account',
    noun: { one: 'service account', many: 'service accounts' },
    empty: 'No program has an account yet that you may see.',
  },
} as const;

interface PeopleTableProps {
  kind: 'person' | 'service';
  initial: LoadedList<UserView>;
}

export function PeopleTable({ kind, initial }: PeopleTableProps) {
  const { title, description, add: addWords, noun, empty } = words[kind];
  const filters = usePeopleFilter();
  const { rows, server, query } = useServerList<UserView>({
    path: '/users',
    initial,
    filters: { ...filters.settled, kind },
  });
  const [isAdding, setIsAdding] = useState(false);
  const [isInviting, setIsInviting] = useState(false);
  const [bulk, setBulk] = useState<{ action: PeopleAction; people: readonly UserView[] } | null>(null);
  const reason = useMissingRight('user.manage', '/');
  const teamReason = useMissingRight('team.manage', '/');
  usePageAction(addWords, () => setIsAdding(true), reason);
  const add = (
    <DisabledWithReason reason={reason}>
      <Button tone="primary" onClick={() => setIsAdding(true)}>
        <Plus aria-hidden />
        {addWords}
      </Button>
    </DisabledWithReason>
  );
  return (
    <>
      <PageHeader
        title={title}
        description={description}
        actions={
          <>
            <FileActions
              kinds={[kind === 'person' ? 'people' : 'service-accounts', 'memberships']}
              query={query}
              reason={reason}
            />
            {kind === 'person' ? (
              <DisabledWithReason reason={reason}>
                <Button onClick={() => setIsInviting(true)}>
                  <Mail aria-hidden />
                  Invite
                </Button>
              </DisabledWithReason>
            ) : null}
            {add}
          </>
        }
      />
      <DataTable
        id={kind === 'person' ? 'people' : 'service-accounts'}
        noun={noun}
        rows={rows}
        columns={peopleColumns}
        keyOf={keyOf}
        nameOf={nameOf}
        defaultSort={bySort}
        server={server}
        filters={{
          controls: <PeopleFilters {...filters} />,
          active: filters.isFiltered,
          onClear: filters.clear,
          total: server.total,
        }}
        empty={<EmptyState action={add}>{empty}</EmptyState>}
        bulkActions={(selection) =>
          (Object.keys(peopleActions) as PeopleAction[]).map((action) => (
            <DisabledWithReason key={action} reason={action.includes('team') ? teamReason : reason}>
              <Button size="small" onClick={() => setBulk({ action, people: selection.rows })}>
                {peopleActions[action].label}
              </Button>
            </DisabledWithReason>
          ))
        }
      />
      {isAdding ? <NewPerson open kind={kind} onClose={() => setIsAdding(false)} /> : null}
      {isInviting ? <InviteDialog onClose={() => setIsInviting(false)} /> : null}
      {bulk ? <PeopleBulk {...bulk} noun={noun} onClose={() => setBulk(null)} /> : null}
    </>
  );
}
