import { RevokeButton } from '@/components/account/revoke-button';
import { SessionsList } from '@/components/account/sessions-list';
import { PageHeader } from '@/components/ui/page-header';
import { requireActor } from '@/lib/auth/web-actor';
import { paths } from '@/lib/paths/console-paths';
import { listSessions } from '@/lib/sessions/sessions';

export const metadata = { title: 'Sessions' };

export default async function SessionsPage() {
  const actor = await requireActor(paths.accountPage('sessions'));
  const sessions = await listSessions(actor);
  return (
    <>
      <PageHeader
        title="Sessions"
        description="Where you are signed in. End what you do not know."
        actions={
          sessions.some(({ isCurrent }) => !isCurrent) ? (
            <RevokeButton
              action="End all others"
              what="of your sessions"
              consequence="You stay signed in here, and nowhere else. Terminals and logs that are open there end."
              path="/sessions"
              done="Your other sessions have ended"
            />
          ) : null
        }
      />
      <SessionsList sessions={sessions} />
    </>
  );
}
