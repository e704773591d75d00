import { collectionsGranting } from '@/lib/access/access';
import { type CollectionPath, collectionAndAncestors } from '@/lib/access/collection-path';
import { byIdOr } from '@/lib/api/fields';
import type { Actor } from '@/lib/auth/actor';
import { within, withinAny } from '@/lib/collections/within';
import { type Db, db as shared } from '@/lib/db/client';
import { literally } from '@/lib/db/like';
import { may } from '@/lib/grants/authorise';
import { type GrantFilter, type GrantView, grantSorts } from '@/lib/grants/schema';
import { type CountedPage, sortedPage } from '@/lib/paging/sorted-page';
import { notFound } from '@/lib/problems/problem';
import { teamsAbove } from '@/lib/teams/own-teams';
import { findTeam } from '@/lib/teams/queries';
import type { Prisma } from '@/prisma/generated/client';

export const grantColumns = {
  id: true,
  subjectKind: true,
  roleId: true,
  expiresAt: true,
  reason: true,
  createdAt: true,
  user: { select: { username: true } },
  team: { select: { name: true } },
  role: { select: { name: true } },
  collection: { select: { path: true } },
  createdBy: { select: { username: true } },
} as const satisfies Prisma.GrantSelect;

export type GrantRow = Prisma.GrantGetPayload<{ select: typeof grantColumns }>;

/**
 * The grants that the actor may see, the oldest first: those on collections where they hold
 * access.view or access.manage, and those that reach themselves.
 */
export async function listGrants(
  actor: Actor,
  filter: Partial<GrantFilter> = {},
  db: Db = shared,
): Promise<CountedPage<GrantView>> {
  const where: Prisma.GrantWhereInput = {
    AND: [visibleGrants(actor), ...(await conditionsOf(actor, filter, db))],
  };
  type OrderBy = Prisma.GrantOrderByWithRelationInput;
  return sortedPage<keyof typeof grantSorts, GrantRow, Prisma.GrantWhereInput, OrderBy, GrantView>(
    grantSorts,
    { ...filter, sort: filter.sort ?? 'createdAt' },
    {
      rows: ({ after, orderBy, take }) =>
        db.grant.findMany({ where: { AND: [where, after] }, orderBy, take, select: grantColumns }),
      count: () => db.grant.count({ where }),
      view: (row) => viewGrant(actor, row),
    },
  );
}

async function conditionsOf(
  actor: Actor,
  filter: Partial<GrantFilter>,
  db: Db,
): Promise<Prisma.GrantWhereInput[]> {
  const { subject, collection, inheritedOn, inheritedBy, under, role, to, state, q } = filter;
  const now = new Date();
  return [
    subject === undefined ? {} : toSubject(subject),
    collection === undefined ? {} : { collection: { path: collection } },
    inheritedOn === undefined ? {} : { collection: { path: { in: collectionsAbove(inheritedOn) } } },
    inheritedBy === undefined
      ? {}
      : { teamId: { in: await teamsAbove(db, await visibleId(actor, inheritedBy, db)) } },
    under === undefined ? {} : { collection: within(under) },
    role === undefined ? {} : { role: byIdOr('name', role) },
    to === undefined ? {} : { subjectKind: to },
    state === undefined
      ? {}
      : { expiresAt: { lasting: null, ending: { gt: now }, expired: { lte: now } }[state] },
    q === undefined ? {} : matching(q),
  ];
}

/** A team that the actor may not see is above nothing and below nothing for them; "" for such a one. */
async function visibleId(actor: Actor, team: string, db: Db): Promise<string> {
  return (await findTeam(actor, team, db))?.id ?? '';
}

function collectionsAbove(path: CollectionPath): CollectionPath[] {
  return collectionAndAncestors(path).filter((each) => each !== path);
}

/** Every word somewhere: "ana /Shared/shop". */
function matching(text: string): Prisma.GrantWhereInput {
  const words = text.split(/\s+/).filter((word) => word !== '');
  return {
    AND: words.map((word) => {
      const contains = { contains: literally(word), mode: 'insensitive' } as const;
      return {
        OR: [
          { user: { OR: [{ username: contains }, { fullName: contains }] } },
          { team: { name: contains } },
          { role: { name: contains } },
          { collection: { path: contains } },
          { reason: contains },
          'everyone'.includes(word.toLowerCase()) ? { subjectKind: 'everyone' as const } : { id: { in: [] } },
        ],
      };
    }),
  };
}

/** @throws Problem 404 for one that the actor may not see */
export async function getGrant(actor: Actor, id: string, db: Db = shared): Promise<GrantView> {
  const row = await db.grant.findFirst({
    where: { AND: [visibleGrants(actor), { id }] },
    select: grantColumns,
  });
  if (!row) throw notFound('such grant');
  return viewGrant(actor, row);
}

export function viewGrant(actor: Actor, row: GrantRow): GrantView {
  const { id, roleId, role, collection, expiresAt, reason, createdBy, createdAt } = row;
  return {
    id,
    subject: subjectOf(row),
    role: role.name,
    roleId,
    collection: collection.path,
    expiresAt: expiresAt?.toISOString() ?? null,
    hasExpired: expiresAt !== null && expiresAt.getTime() <= Date.now(),
    reason,
    createdBy: createdBy?.username ?? null,
    createdAt: createdAt.toISOString(),
    mayRevoke: may(actor, 'access.manage', collection.path),
  };
}

function subjectOf({ user, team }: GrantRow): string {
  if (user) return `user:${user.username}`;
  return team ? `team:${team.name}` : 'everyone';
}

function toSubject(subject: string): Prisma.GrantWhereInput {
  const [kind, name = ''] = subject.split(':');
  if (kind === 'user') return { user: { username: name } };
  return kind === 'team' ? { team: { name } } : { subjectKind: 'everyone' };
}

/** Those on collections where the actor holds access.view or access.manage, and those that reach them. */
export function visibleGrants({ access }: Actor): Prisma.GrantWhereInput {
  const now = Date.now();
  const scope = [
    ...collectionsGranting(access, 'access.view', now),
    ...collectionsGranting(access, 'access.manage', now),
  ];
  return { OR: [{ collection: withinAny(scope) }, { id: { in: access.grants.map(({ id }) => id) } }] };
}
