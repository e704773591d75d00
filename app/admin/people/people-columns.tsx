import { KeptBy } from '@/components/access/kept-by';
import { PersonLink } from '@/components/access/subject-link';
import { RelativeTime } from '@/components/ui/relative-time';
import { StatusDot } from '@/components/ui/status-dot';
import type { Column } from '@/components/ui/table/column';
import type { UserView } from '@/lib/users/schema';

const none = <span className="text-ink-soft">none</span>;

/** Those with a `sortBy` are sorted by the server, under the column's id. */
export const peopleColumns: readonly Column<UserView>[] = [
  {
    id: 'username',
    header: 'Username',
    isTitle: true,
    cell: (user) => (
      <span className="inline-flex max-w-full items-center gap-2">
        <PersonLink name={user.username} className="truncate" />
        {user.keptBy ? <KeptBy provider={user.keptBy} /> : null}
      </span>
    ),
    sortBy: (user) => user.username,
  },
  {
    id: 'fullName',
    header: 'Full name',
    cell: (user) => user.fullName || none,
    sortBy: (user) => user.fullName,
  },
  {
    id: 'email',
    header: 'E-mail',
    cell: (user) => user.email ?? none,
    sortBy: (user) => user.email ?? '',
  },
  {
    id: 'teams',
    header: 'Teams',
    cell: (user) => (user.teams.length > 0 ? user.teams.join(', ') : none),
  },
  {
    id: 'disabledAt',
    header: 'State',
    width: 'w-32',
    cell: (user) =>
      user.disabledAt ? (
        <StatusDot tone="danger">Disabled</StatusDot>
      ) : (
        <StatusDot tone="ok">Active</StatusDot>
      ),
    sortBy: (user) => user.disabledAt ?? '',
  },
  {
    id: 'createdAt',
    header: 'Since',
    width: 'w-36',
    cell: (user) => <RelativeTime at={user.createdAt} />,
    sortBy: (user) => user.createdAt,
  },
];
