import { LinkedAccounts } from '@/components/account/linked-accounts';
import { PasswordForm } from '@/components/account/password-form';
import { ProfileForm } from '@/components/account/profile-form';
import { Card } from '@/components/ui/card';
import { KeyValue } from '@/components/ui/key-value';
import { PageHeader } from '@/components/ui/page-header';
import { requireActor } from '@/lib/auth/web-actor';
import { listLinks, offeredProviders } from '@/lib/identity/queries';
import { failureWords, isFailureCode } from '@/lib/identity/sign-in-failure';
import { paths } from '@/lib/paths/console-paths';
import { editedUser } from '@/lib/users/edited-user';
import { describeMe } from '@/lib/users/me';

export const metadata = { title: 'Profile' };

interface PageProps {
  searchParams: Promise<{ failure?: string | string[] }>;
}

export default async function ProfilePage({ searchParams }: PageProps) {
  const { failure } = await searchParams;
  const actor = await requireActor(paths.accountPage('profile'));
  const { user } = await describeMe(actor);
  const [links, offered] = await Promise.all([listLinks({ userId: actor.userId }), offeredProviders()]);
  return (
    <>
      <PageHeader title="Profile" description="Who you are here, and your password." />
      <div className="flex flex-col gap-4">
        <Card title="You">
          <div className="mb-5">
            <KeyValue
              items={[
                ['Signed in as', user.username],
                ['Teams', user.teams.length > 0 ? user.teams.join(', ') : 'none'],
                [
                  'Your own collection',
                  <code key="private" className="font-mono text-[0.8125rem]">
                    {user.privateCollection}
                  </code>,
                ],
              ]}
            />
          </div>
          <ProfileForm shown={editedUser(user)} />
        </Card>
        {links.length + offered.length > 0 ? (
          <Card title="Sign-in by providers">
            <LinkedAccounts
              initial={links}
              offered={offered}
              failure={isFailureCode(failure) ? failureWords[failure] : null}
            />
          </Card>
        ) : null}
        <Card title="Password">
          <PasswordForm username={user.username} />
        </Card>
      </div>
    </>
  );
}
