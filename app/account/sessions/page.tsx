import { SessionsList } from '@/components/account/sessions-list';
import { PageHeader } from '@/components/ui/page-header';
import { requireActor } from '@/lib/auth/web-actor';
import { paths } from '@/lib/paths/console-paths';
import { listSessions } from '@/lib/sessions/sessions';

export const metadata = { title: 'Sessions' };

export default async function SessionsPage() {
  const actor = await requireActor(paths.accountPage('sessions'));
  return (
    <>
      <PageHeader title="Sessions" description="Where you are signed in. End what you do not know." />
      <SessionsList sessions={await listSessions(actor)} />
    </>
  );
}
