import { RevokeButton } from '@/components/account/revoke-button';
import { userAgentWords } from '@/components/account/user-agent-words';
import { howSignedIn } from '@/components/credentials/how-signed-in';
import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { RelativeTime } from '@/components/ui/relative-time';
import type { SessionView } from '@/lib/sessions/sessions';

/** Where one is signed in. */
export function SessionsList({ sessions }: { sessions: readonly SessionView[] }) {
  return (
    <Card flush>
      <ul className="divide-y divide-line">
        {sessions.map((session) => (
          <li key={session.id} className="flex flex-wrap items-center justify-between gap-3 px-4 py-3">
            <div className="min-w-0">
              <p className="flex flex-wrap items-center gap-2 font-medium">
                <span title={session.userAgent}>{userAgentWords(session.userAgent)}</span>
                {session.isCurrent ? <Badge tone="accent">This one</Badge> : null}
              </p>
              <p className="text-[0.8125rem] text-ink-soft">
                {session.address || 'unknown address'}, signed in {howSignedIn(session)}{' '}
                <RelativeTime at={session.createdAt} />, last used <RelativeTime at={session.lastSeenAt} />,
                ends <RelativeTime at={session.expiresAt} /> if it is not used
              </p>
            </div>
            {session.isCurrent ? null : (
              <RevokeButton
                action="End"
                what={`the session of ${userAgentWords(session.userAgent)}`}
                consequence="Whoever uses it is signed out at once, and its terminals and logs end."
                path={`/sessions/${session.id}`}
                done="The session has ended"
              />
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
