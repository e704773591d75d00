import { PasswordForm } from '@/components/account/password-form';
import { ProfileForm } from '@/components/account/profile-form';
import { Card } from '@/components/ui/card';
import { KeyValue } from '@/components/ui/key-value';
import { PageHeader } from '@/components/ui/page-header';
import { requireActor } from '@/lib/auth/web-actor';
import { paths } from '@/lib/paths/console-paths';
import { describeMe } from '@/lib/users/me';

export const metadata = { title: 'Profile' };

export default async function ProfilePage() {
  const actor = await requireActor(paths.accountPage('profile'));
  const { user } = await describeMe(actor);
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
          <ProfileForm key={user.fullName} fullName={user.fullName} />
        </Card>
        <Card title="Password">
          <PasswordForm username={user.username} />
        </Card>
      </div>
    </>
  );
}
