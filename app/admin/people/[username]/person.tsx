'use client';

import { useQuery } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { GrantList } from '@/app/admin/grants/grant-list';
import { PersonActions } from '@/app/admin/people/[username]/person-actions';
import { PersonTabs } from '@/app/admin/people/[username]/person-tabs';
import { PersonLink, TeamLink } from '@/components/access/subject-link';
import { useMissingRight } from '@/components/access/use-missing-right';
import { RemoveRecord } from '@/components/forms/remove-record';
import type { LoadedList } from '@/components/records/use-server-list';
import { Card } from '@/components/ui/card';
import { KeyValue } from '@/components/ui/key-value';
import { navigate } from '@/components/ui/navigate';
import { PageHeader } from '@/components/ui/page-header';
import { RelativeTime } from '@/components/ui/relative-time';
import { StatusDot } from '@/components/ui/status-dot';
import { ViewAsButton } from '@/components/view-as/view-as-button';
import type { GrantView } from '@/lib/grants/schema';
import { api } from '@/lib/http/request';
import { paths } from '@/lib/paths/console-paths';
import { editedUser } from '@/lib/users/edited-user';
import type { UserView } from '@/lib/users/schema';

/** Fetched when it is first wanted. */
const EditPerson = dynamic(() =>
  import('@/app/admin/people/[username]/person-dialogs').then((module) => module.EditPerson),
);
const LinkDialog = dynamic(() =>
  import('@/components/credentials/link-dialog').then((module) => module.LinkDialog),
);
const ResetPassword = dynamic(() =>
  import('@/app/admin/people/[username]/person-dialogs').then((module) => module.ResetPassword),
);

const PeopleBulk = dynamic(() =>
  import('@/app/admin/people/people-bulk').then((module) => module.PeopleBulk),
);

const noun = { one: 'account', many: 'accounts' };

export type PersonDialog = 'edit' | 'password' | 'link' | 'factors' | 'disable' | 'enable' | 'remove' | null;

export function Person({
  initial,
  grants,
  isSelf,
}: {
  initial: UserView;
  grants: LoadedList<GrantView>;
  isSelf: boolean;
}) {
  const { data: user } = useQuery({
    queryKey: ['users', initial.username],
    queryFn: ({ signal }) =>
      api<UserView>('GET', `/users/${encodeURIComponent(initial.username)}`, { signal }),
    initialData: initial,
  });
  const [dialog, setDialog] = useState<PersonDialog>(null);
  const reason = useMissingRight('user.manage', '/');
  const close = () => setDialog(null);
  return (
    <>
      <PageHeader
        title={user.username}
        mark={
          user.disabledAt ? (
            <StatusDot tone="danger">Disabled</StatusDot>
          ) : (
            <StatusDot tone="ok">Active</StatusDot>
          )
        }
        description={user.fullName || undefined}
        actions={
          <>
            <ViewAsButton username={user.username} isSelf={isSelf} isDisabled={user.disabledAt !== null} />
            <PersonActions user={user} isSelf={isSelf} reason={reason} onOpen={setDialog} />
          </>
        }
      />
      <PersonTabs
        user={user}
        isSelf={isSelf}
        onResetFactors={() => setDialog('factors')}
        overview={
          <div className="flex flex-col gap-5">
            <Card>
              <KeyValue
                items={[
                  ['Kind', user.kind === 'service' ? 'Service account' : 'Person'],
                  ...(user.kind === 'service'
                    ? [['Answers for it', <Owner key="owner" owner={user.owner} />] as const]
                    : []),
                  ...(user.keptBy ? [['Kept by', user.keptBy] as const] : []),
                  ['E-mail', user.email ?? 'none'],
                  ['Added', <RelativeTime key="created" at={user.createdAt} />],
                  ['Teams', <TeamLinks key="teams" teams={user.teams} />],
                  [
                    'Own collection',
                    <code key="private" className="font-mono text-[0.8125rem]">
                      {user.privateCollection}
                    </code>,
                  ],
                  ['Second factor', user.hasSecondFactor ? 'Set up' : 'None'],
                  ...(user.mustChangePassword
                    ? [['Password', 'To be changed at the next sign-in'] as const]
                    : []),
                ]}
              />
            </Card>
            <GrantList
              title={user.kind === 'service' ? 'Grants to this account' : 'Grants to this person'}
              initial={grants}
              filter={{ subject: `user:${user.username}` }}
              note="What their teams and everyone were granted holds for them too."
            />
          </div>
        }
      />
      {dialog === 'edit' ? <EditPerson user={user} open onClose={close} /> : null}
      {dialog === 'link' ? <LinkDialog user={user} onClose={close} /> : null}
      {dialog === 'disable' || dialog === 'enable' ? (
        <PeopleBulk action={dialog} people={[user]} noun={noun} onClose={close} />
      ) : null}
      {dialog === 'password' ? <ResetPassword user={user} open onClose={close} /> : null}
      <RemoveRecord
        open={dialog === 'factors'}
        onClose={close}
        title={`Reset the second factors of ${user.username}?`}
        action="Reset"
        phrase={user.username}
        path={`/users/${encodeURIComponent(user.username)}/second-factors`}
        done={`${user.username} has no second factor any more`}
        changes={['users']}
      >
        <p>
          Their authenticator apps, passkeys and recovery codes go, and their sessions end. Until they set up
          a new one, their password alone lets them in: make sure that it is they who ask.
        </p>
      </RemoveRecord>
      <RemoveRecord
        open={dialog === 'remove'}
        onClose={close}
        title={`Remove ${user.username}?`}
        phrase={user.username}
        path={`/users/${encodeURIComponent(user.username)}`}
        shown={editedUser(user)}
        done={`${user.username} was removed`}
        changes={['users', 'teams', 'grants']}
        tellsEffect
        onRemoved={() => navigate(paths.adminArea(user.kind === 'service' ? 'service-accounts' : 'people'))}
      >
        <p>
          Their sessions, tokens, certificates, memberships and grants go, and their open streams end. The
          audit log keeps their name.
        </p>
        <p className="text-ink-soft">
          Somebody who owns containers or orders cannot be removed. Disable the account instead.
        </p>
      </RemoveRecord>
    </>
  );
}

function Owner({ owner }: { owner: string | null }) {
  if (owner === null) return <span className="text-ink-soft">nobody yet</span>;
  const name = owner.slice(owner.indexOf(':') + 1);
  return owner.startsWith('team:') ? (
    <>
      Team <TeamLink name={name} />
    </>
  ) : (
    <PersonLink name={name} />
  );
}

function TeamLinks({ teams }: { teams: readonly string[] }) {
  if (teams.length === 0) return <span className="text-ink-soft">none</span>;
  return (
    <span className="flex flex-wrap gap-x-3">
      {teams.map((team) => (
        <TeamLink key={team} name={team} />
      ))}
    </span>
  );
}
