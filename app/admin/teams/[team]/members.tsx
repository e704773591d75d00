'use client';

import { useQuery } from '@tanstack/react-query';
import { UserMinus, UserPlus } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { KeptBy } from '@/components/access/kept-by';
import { PersonLink } from '@/components/access/subject-link';
import { Button, IconButton } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { DisabledWithReason } from '@/components/ui/disabled-with-reason';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorNotice } from '@/components/ui/error-notice';
import { RelativeTime } from '@/components/ui/relative-time';
import { StatusDot } from '@/components/ui/status-dot';
import { listAll } from '@/lib/http/list-all';
import type { MemberView } from '@/lib/teams/schema';

/** Fetched when it is first wanted. */
const AddMember = dynamic(() =>
  import('@/app/admin/teams/[team]/add-member').then((module) => module.AddMember),
);
const TakeOut = dynamic(() => import('@/app/admin/teams/[team]/take-out').then((module) => module.TakeOut));

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
  const [isLeaving, setIsLeaving] = useState(false);
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
        <IconButton label={`Take ${member.username} out of the team`} onClick={() => setIsLeaving(true)}>
          <UserMinus aria-hidden />
        </IconButton>
      </DisabledWithReason>
      {isLeaving ? (
        <TakeOut team={team} username={member.username} onClose={() => setIsLeaving(false)} />
      ) : null}
    </li>
  );
}
