import { SecurityView } from '@/components/second-factors/security-view';
import { PageHeader } from '@/components/ui/page-header';
import { requireSignedIn } from '@/lib/auth/own-credentials';
import { requireActor } from '@/lib/auth/web-actor';
import { paths } from '@/lib/paths/console-paths';
import { listSecondFactors } from '@/lib/second-factors/queries';

export const metadata = { title: 'Security' };

export default async function SecurityPage() {
  const actor = await requireActor(paths.accountPage('security'));
  requireSignedIn(actor);
  return (
    <>
      <PageHeader
        title="Security"
        description="What you show besides your password, so that a stolen one is of no use to anybody."
      />
      <SecurityView factors={await listSecondFactors(actor)} />
    </>
  );
}
