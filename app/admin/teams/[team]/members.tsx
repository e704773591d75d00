'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import { UserMinus, UserPlus } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { KeptBy } from '@/components/access/kept-by';
import { PersonLink } from '@/components/access/subject-link';
import { useSave } from '@/components/forms/use-save';
import { Button, IconButton } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { DisabledWithReason } from '@/components/ui/disabled-with-reason';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorNotice } from '@/components/ui/error-notice';
import { RelativeTime } from '@/components/ui/relative-time';
import { StatusDot } from '@/components/ui/status-dot';
import { showToast } from '@/components/ui/toast-store';
import { failureMessage } from '@/lib/http/failure';
import { listAll } from '@/lib/http/list-all';
import type { MemberView } from '@/lib/teams/schema';

/** Fetched when it is first wanted. */
const AddMember = dynamic(() =>
  import('@/app/admin/teams/[team]/add-member').then((module) => module.AddMember),
);

interface MembersProps {
  team: string;
  initial: MemberView[];
  /** Why members cannot be changed by whoever looks; null when they can. */
  reason: string | null;
}

export function Members({ team, initial, reason }: MembersProps) {
  const { data: members, error } = useQuery({
    queryKey: ['teams', team, 'members'],
    queryFn: ({ signal }) => listAll<MemberView>(`/teams/${encodeURIComponent(team)}/members`, signal),
    initialData: initial,
  });
  const [isAdding, setIsAdding] = useState(false);
  const add = (
    <DisabledWithReason reason={reason}>
      <Button onClick={() => setIsAdding(true)}>
        <UserPlus aria-hidden />
        Add member
      </Button>
    </DisabledWithReason>
  );
  return (
    <Card title={`Members (${members.length})`} aside={members.length > 0 ? add : null}>
      <ErrorNotice error={error} />
      {members.length === 0 ? <EmptyState action={add}>Nobody is in this team yet.</EmptyState> : null}
      <ul>
        {members.map((member) => (
          <Member key={member.id} team={team} member={member} reason={reason} />
        ))}
      </ul>
      {isAdding ? <AddMember team={team} open onClose={() => setIsAdding(false)} /> : null}
    </Card>
  );
}

function Member({ team, member, reason }: { team: string; member: MemberView; reason: string | null }) {
  const save = useSave();
  const path = `/teams/${encodeURIComponent(team)}/members/${encodeURIComponent(member.username)}`;
  const changes = ['teams', 'users'];
  const failed = (error: unknown) =>
    showToast({
      title: `${member.username} was not changed`,
      description: failureMessage(error),
      tone: 'danger',
    });
  const addAgain = () =>
    void save({
      method: 'PUT',
      path,
      shown: null,
      done: `${member.username} is in ${team} again`,
      changes,
    }).catch(failed);
  const removal = useMutation({
    mutationFn: () =>
      save<null>({
        method: 'DELETE',
        shown: null,
        path,
        done: `${member.username} was taken out of ${team}`,
        undo: addAgain,
        changes,
      }),
    onError: failed,
  });
  return (
    <li className="flex min-h-11 items-center gap-3 border-line border-b last:border-b-0">
      <span className="min-w-0 flex-1">
        <PersonLink name={member.username} />
        {member.fullName ? <span className="text-ink-soft"> {member.fullName}</span> : null}
      </span>
      {member.disabledAt ? <StatusDot tone="danger">Disabled</StatusDot> : null}
      <span className="text-[0.8125rem] text-ink-soft max-sm:hidden">
        since <RelativeTime at={member.since} />
      </span>
      {member.keptBy ? <KeptBy provider={member.keptBy} /> : null}
      <DisabledWithReason
        reason={
          reason ?? (member.keptBy ? `${member.keptBy} put them here by a group. Take them out there.` : null)
        }
      >
        <IconButton
          label={`Take ${member.username} out of the team`}
          busy={removal.isPending}
          onClick={() => removal.mutate()}
        >
          {removal.isPending ? null : <UserMinus aria-hidden />}
        </IconButton>
      </DisabledWithReason>
    </li>
  );
}
