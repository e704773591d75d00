'use client';

import { RevokeButton } from '@/components/account/revoke-button';
import { userAgentWords } from '@/components/account/user-agent-words';
import { howSignedIn } from '@/components/credentials/how-signed-in';
import { Badge } from '@/components/ui/badge';
import { TextLink } from '@/components/ui/button';
import { RelativeTime } from '@/components/ui/relative-time';
import type { CredentialView } from '@/lib/credentials/schema';
import { paths } from '@/lib/paths/console-paths';

const kinds = { session: 'Session', token: 'API token', bundle: 'Client bundle' } as const;

/** One session, token or bundle of anybody, with its end. */
export function CredentialRow({
  of,
  showsUser,
  onEnded,
}: {
  of: CredentialView;
  showsUser: boolean;
  onEnded: () => void;
}) {
  const name = of.kind === 'session' ? userAgentWords(of.label) : of.label || 'Without a name';
  return (
    <li className="flex flex-wrap items-center justify-between gap-3 px-4 py-3">
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-2 break-words font-medium">
          {showsUser ? <TextLink href={paths.person(of.user)}>{of.user}</TextLink> : null}
          <span title={of.label}>{name}</span>
          <Badge>{kinds[of.kind]}</Badge>
          {of.isCurrent ? <Badge tone="accent">This one</Badge> : null}
        </p>
        <p className="text-[0.8125rem] text-ink-soft">
          {of.kind === 'session' ? `${of.address || 'unknown address'}, ${howSignedIn(of)}, ` : null}
          {of.cluster ? `for ${of.cluster}, ` : null}
          since <RelativeTime at={of.createdAt} />,{' '}
          {of.lastUsedAt ? (
            <>
              last used <RelativeTime at={of.lastUsedAt} />
            </>
          ) : (
            'never used'
          )}
          ,{' '}
          {of.endsAt ? (
            <>
              ends <RelativeTime at={of.endsAt} />
            </>
          ) : (
            'does not end by itself'
          )}
        </p>
      </div>
      {of.isCurrent ? null : (
        <RevokeButton
          action="End"
          what={`the ${kinds[of.kind].toLowerCase()} ${name} of ${of.user}`}
          consequence="Whoever uses it is refused at once, and open terminals and streams end. It cannot be undone."
          path={`/credentials/${of.kind}/${of.id}`}
          done="It has ended"
          onDone={onEnded}
        />
      )}
    </li>
  );
}
