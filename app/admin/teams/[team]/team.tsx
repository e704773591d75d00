'use client';

import { useQuery } from '@tanstack/react-query';
import { Pencil, Trash2 } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { GrantList } from '@/app/admin/grants/grant-list';
import { InheritedGrants } from '@/app/admin/grants/inherited-grants';
import { Members } from '@/app/admin/teams/[team]/members';
import { KeptBy } from '@/components/access/kept-by';
import { MatrixCard } from '@/components/access/matrix/matrix-card';
import { useMissingRight } from '@/components/access/use-missing-right';
import { RemoveRecord } from '@/components/forms/remove-record';
import type { LoadedList } from '@/components/records/use-server-list';
import { Button, TextLink } from '@/components/ui/button';
import { DisabledWithReason } from '@/components/ui/disabled-with-reason';
import { MenuItem } from '@/components/ui/menu-items';
import { navigate } from '@/components/ui/navigate';
import { PageHeader } from '@/components/ui/page-header';
import { RowMenu } from '@/components/ui/row-menu';
import type { GrantView } from '@/lib/grants/schema';
import { api } from '@/lib/http/request';
import { paths } from '@/lib/paths/console-paths';
import { editedTeam } from '@/lib/teams/edited-team';
import type { MemberView, TeamView } from '@/lib/teams/schema';

/** Fetched when it is first wanted. */
const TeamForm = dynamic(() => import('@/app/admin/teams/team-form').then((module) => module.TeamForm));

interface TeamProps {
  team: TeamView;
  members: MemberView[];
  below: readonly TeamView[];
  grants: LoadedList<GrantView>;
}

export function Team({ team: initial, members, below, grants }: TeamProps) {
  const router = useRouter();
  const { data: team } = useQuery({
    queryKey: ['teams', initial.id],
    queryFn: ({ signal }) => api<TeamView>('GET', `/teams/${initial.id}`, { signal }),
    initialData: initial,
  });
  const [dialog, setDialog] = useState<'edit' | 'remove' | null>(null);
  const reason = useMissingRight('team.manage', '/');
  const kept = team.keptBy ? `${team.keptBy} keeps who is in this team. Change it there.` : null;
  const close = () => setDialog(null);
  return (
    <>
      <PageHeader
        title={team.name}
        mark={team.keptBy ? <KeptBy provider={team.keptBy} /> : null}
        description={<TeamPlace team={team} below={below} />}
        actions={
          <>
            <DisabledWithReason reason={reason}>
              <Button onClick={() => setDialog('edit')}>
                <Pencil aria-hidden />
                Edit
              </Button>
            </DisabledWithReason>
            <RowMenu name={team.name}>
              <MenuItem
                icon={<Trash2 aria-hidden />}
                tone="danger"
                disabledReason={reason}
                onClick={() => setDialog('remove')}
              >
                Remove
              </MenuItem>
            </RowMenu>
          </>
        }
      />
      <div className="flex flex-col gap-8">
        <Members team={team.name} initial={members} reason={reason ?? kept} />
        <GrantList title="Grants to this team" initial={grants} filter={{ subject: `team:${team.name}` }} />
        {team.parent ? (
          <InheritedGrants
            title="Grants from the teams above"
            note="Members of this team hold them too. They are changed there."
            filter={{ inheritedBy: team.id }}
          />
        ) : null}
        <MatrixCard kind="team" name={team.name} />
      </div>
      {dialog === 'edit' ? (
        <TeamForm
          open
          onClose={close}
          team={team}
          onSaved={(name) => {
            if (name !== team.name) router.replace(paths.team(name));
          }}
        />
      ) : null}
      <RemoveRecord
        open={dialog === 'remove'}
        onClose={close}
        title={`Remove team ${team.name}?`}
        phrase={team.name}
        path={`/teams/${encodeURIComponent(team.name)}`}
        shown={editedTeam(team)}
        done={`Team ${team.name} was removed`}
        changes={['teams', 'users', 'grants']}
        tellsEffect
        onRemoved={() => navigate(paths.adminArea('teams'))}
      >
        <p>
          Its {team.memberCount === 1 ? 'one membership' : `${team.memberCount} memberships`} and every grant
          to it go, within two seconds.
        </p>
        <p className="text-ink-soft">
          The people stay, and so does everything in the collections it had access to.
        </p>
      </RemoveRecord>
    </>
  );
}

function TeamPlace({ team, below }: { team: TeamView; below: readonly TeamView[] }) {
  return (
    <>
      {team.description ? <p>{team.description}</p> : null}
      <p>
        {team.parent ? (
          <>
            Below <TextLink href={paths.team(team.parent)}>{team.parent}</TextLink>.
          </>
        ) : (
          'A top-level team.'
        )}
        {below.length > 0 ? ' Above ' : ''}
        {below.map((each, index) => (
          <span key={each.id}>
            {index > 0 ? ', ' : ''}
            <TextLink href={paths.team(each.name)}>{each.name}</TextLink>
          </span>
        ))}
        {below.length > 0 ? '.' : ''}
      </p>
    </>
  );
}
