import { AccessView } from '@/components/account/access-view';
import { WhyForm } from '@/components/account/why-form';
import { Card } from '@/components/ui/card';
import { PageHeader } from '@/components/ui/page-header';
import { requireActor } from '@/lib/auth/web-actor';
import { paths } from '@/lib/paths/console-paths';
import { describeMe } from '@/lib/users/me';

export const metadata = { title: 'My access' };

export default async function AccessPage() {
  const actor = await requireActor(paths.accountPage('access'));
  const { access } = await describeMe(actor);
  return (
    <>
      <PageHeader
        title="My access"
        description="What you may do in each collection and all that is below it, and why."
      />
      <div className="flex flex-col gap-4">
        <AccessView access={access} />
        <Card title="Ask why">
          <WhyForm collections={access.map(({ collection }) => collection)} />
        </Card>
      </div>
    </>
  );
}
