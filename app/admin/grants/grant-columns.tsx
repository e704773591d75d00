import { PersonLink, TeamLink } from '@/components/access/subject-link';
import { Badge } from '@/components/ui/badge';
import { TextLink } from '@/components/ui/button';
import { RelativeTime } from '@/components/ui/relative-time';
import { StatusDot } from '@/components/ui/status-dot';
import type { Column } from '@/components/ui/table/column';
import type { GrantView } from '@/lib/grants/schema';
import { paths } from '@/lib/paths/console-paths';

export const grantColumns: readonly Column<GrantView>[] = [
  {
    id: 'subject',
    header: 'Who',
    isTitle: true,
    width: 'w-56',
    cell: (grant) => <Subject subject={grant.subject} />,
    sortBy: (grant) => grant.subject,
  },
  {
    id: 'role',
    header: 'Role',
    cell: (grant) => <TextLink href={paths.role(grant.roleId)}>{grant.role}</TextLink>,
    sortBy: (grant) => grant.role,
  },
  {
    id: 'collection',
    header: 'Collection',
    cell: (grant) => grant.collection,
    sortBy: (grant) => grant.collection,
  },
  {
    id: 'expiresAt',
    header: 'Until',
    width: 'w-36',
    cell: (grant) => <Expiry grant={grant} />,
    sortBy: (grant) => grant.expiresAt ?? '9999',
  },
  {
    id: 'reason',
    header: 'Reason',
    cell: (grant) => grant.reason || <span className="text-ink-soft">none given</span>,
  },
  {
    id: 'createdAt',
    header: 'Granted',
    width: 'w-48',
    cell: (grant) => (
      <>
        <RelativeTime at={grant.createdAt} />
        {grant.createdBy ? <span className="text-ink-soft"> by {grant.createdBy}</span> : null}
      </>
    ),
    sortBy: (grant) => grant.createdAt,
  },
];

/** "user:ana" as a person with a link, "team:web" as a team, and everyone. */
export function Subject({ subject }: { subject: string }) {
  const [kind, name] = subjectParts(subject);
  if (kind === 'everyone') return <span className="font-medium">Everyone</span>;
  return (
    <span className="inline-flex max-w-full items-center gap-2">
      {kind === 'team' ? (
        <TeamLink name={name} className="truncate" />
      ) : (
        <PersonLink name={name} className="truncate" />
      )}
      <Badge>{kind}</Badge>
    </span>
  );
}

export function subjectParts(subject: string): ['user' | 'team' | 'everyone', string] {
  if (subject.startsWith('user:')) return ['user', subject.slice(5)];
  if (subject.startsWith('team:')) return ['team', subject.slice(5)];
  return ['everyone', 'everyone'];
}

export function subjectWords(subject: string): string {
  const [kind, name] = subjectParts(subject);
  return kind === 'team' ? `team ${name}` : name;
}

function Expiry({ grant }: { grant: GrantView }) {
  if (grant.expiresAt === null) return <span className="text-ink-soft">for good</span>;
  if (grant.hasExpired) return <StatusDot tone="danger">expired</StatusDot>;
  return <RelativeTime at={grant.expiresAt} />;
}
