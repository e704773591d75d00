import { RevokeButton } from '@/components/account/revoke-button';
import { TextLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { RelativeTime } from '@/components/ui/relative-time';
import type { LinkView } from '@/lib/links/schema';
import { paths } from '@/lib/paths/console-paths';

/** Invitations and links to reset a password that are still open; nothing where there are none. */
export function LinksList({ links }: { links: readonly LinkView[] }) {
  if (links.length === 0) return null;
  return (
    <Card title="Open links" flush>
      <ul className="divide-y divide-line">
        {links.map((link) => (
          <li key={link.id} className="flex flex-wrap items-center justify-between gap-3 px-4 py-3">
            <div className="min-w-0">
              <p className="font-medium">
                {link.kind === 'invitation' ? 'Invitation of ' : 'Another password for '}
                <TextLink href={paths.person(link.user)}>{link.user}</TextLink>
              </p>
              <p className="text-[0.8125rem] text-ink-soft">
                {link.createdBy === null ? 'asked for by whoever forgot it' : `made by ${link.createdBy}`},{' '}
                {link.sentTo === '' ? 'not sent' : `sent to ${link.sentTo}`}, ends{' '}
                <RelativeTime at={link.expiresAt} />
              </p>
            </div>
            <RevokeButton
              action="Revoke"
              what={`the link for ${link.user}`}
              consequence="Whoever has it cannot use it any more."
              path={`/links/${link.id}`}
              done="The link is revoked"
            />
          </li>
        ))}
      </ul>
    </Card>
  );
}
