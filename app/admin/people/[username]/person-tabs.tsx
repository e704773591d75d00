'use client';

import dynamic from 'next/dynamic';
import { parseAsString, useQueryState } from 'nuqs';
import type { ReactNode } from 'react';
import { useMissingRight } from '@/components/access/use-missing-right';
import { EmptyState } from '@/components/ui/empty-state';
import { Tabs } from '@/components/ui/tabs';
import type { UserView } from '@/lib/users/schema';

/** Fetched with the first look at each. */
const MatrixCard = dynamic(() =>
  import('@/components/access/matrix/matrix-card').then((module) => module.MatrixCard),
);
const CredentialsList = dynamic(() =>
  import('@/components/credentials/credentials-list').then((module) => module.CredentialsList),
);
const FactorsOf = dynamic(() =>
  import('@/components/second-factors/factors-of').then((module) => module.FactorsOf),
);
const AccountTokens = dynamic(() =>
  import('@/components/service-accounts/account-tokens').then((module) => module.AccountTokens),
);
const PlacedThings = dynamic(() =>
  import('@/app/admin/collections/view/placed-things').then((module) => module.PlacedThings),
);
const PersonTimeline = dynamic(() =>
  import('@/app/admin/people/[username]/person-timeline').then((module) => module.PersonTimeline),
);

interface PersonTabsProps {
  user: UserView;
  isSelf: boolean;
  onResetFactors: () => void;
  overview: ReactNode;
}

/** Everything about an account, each under an address of its own. */
export function PersonTabs({
  user: { username, kind, disabledAt },
  isSelf,
  onResetFactors,
  overview,
}: PersonTabsProps) {
  const [tab, setTab] = useQueryState('tab', parseAsString.withDefault('overview'));
  const credentials = useMissingRight('user.manage', '/');
  const log = useMissingRight('audit.view', '/');
  return (
    <Tabs
      label={username}
      value={tab}
      onChange={(next) => void setTab(next === 'overview' ? null : next)}
      tabs={[
        { value: 'overview', label: 'Overview', content: overview },
        {
          value: 'access',
          label: 'Effective access',
          content: <MatrixCard kind="user" name={username} isOpenAtFirst />,
        },
        ...(kind === 'service'
          ? [
              {
                value: 'tokens',
                label: 'Tokens',
                content:
                  credentials === null ? (
                    <AccountTokens username={username} isDisabled={disabledAt !== null} />
                  ) : (
                    <EmptyState>{credentials}</EmptyState>
                  ),
              },
            ]
          : []),
        {
          value: 'credentials',
          label: 'Credentials',
          content:
            credentials === null ? (
              <div className="flex flex-col gap-5">
                {kind === 'person' ? (
                  <FactorsOf
                    username={username}
                    reason={isSelf ? 'Your own are under Account → Security.' : null}
                    onReset={onResetFactors}
                  />
                ) : null}
                <CredentialsList user={username} />
              </div>
            ) : (
              <EmptyState>{credentials}</EmptyState>
            ),
        },
        {
          value: 'owns',
          label: 'What they own',
          content: <PlacedThings filter={{ owner: username }} title="What they own" />,
        },
        {
          value: 'timeline',
          label: 'Time line',
          content: log === null ? <PersonTimeline username={username} /> : <EmptyState>{log}</EmptyState>,
        },
      ]}
    />
  );
}
