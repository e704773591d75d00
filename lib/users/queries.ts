import { collectionsGranting } from '@/lib/access/access';
import { privateCollectionOf } from '@/lib/access/collection-path';
import { byIdOr } from '@/lib/api/fields';
import type { Actor } from '@/lib/auth/actor';
import { type Db, db as shared } from '@/lib/db/client';
import { literally } from '@/lib/db/like';
import { may } from '@/lib/grants/authorise';
import { type CountedPage, sortedPage } from '@/lib/paging/sorted-page';
import { notFound } from '@/lib/problems/problem';
import { answeredFor, ownedBy } from '@/lib/users/answered-for';
import { type UserFilter, type UserView, userSorts } from '@/lib/users/schema';
import type { Prisma } from '@/prisma/generated/client';

export const userColumns = {
  id: true,
  username: true,
  fullName: true,
  email: true,
  kind: true,
  disabledAt: true,
  mustChangePassword: true,
  hasSecondFactor: true,
  createdAt: true,
  provider: { select: { name: true } },
  responsibleUser: { select: { username: true } },
  responsibleTeam: { select: { name: true } },
  memberships: { select: { team: { select: { name: true } } }, orderBy: { team: { name: 'asc' } } },
} as const satisfies Prisma.UserSelect;

type UserSort = keyof typeof userSorts;
type UserRow = Prisma.UserGetPayload<{ select: typeof userColumns }>;

/**
 * Whether the actor sees all people and teams: those who administer them, and those who can grant
 * something somewhere and have to name to whom.
 */
export function seesEveryone(actor: Actor, operation: 'user.view' | 'team.view'): boolean {
  return (
    may(actor, operation, '/') || collectionsGranting(actor.access, 'access.manage', Date.now()).length > 0
  );
}

/** The people whom the actor may see, by username unless told; oneself always, and whom one answers for. */
export async function listUsers(
  actor: Actor,
  filter: UserFilter = {},
  db: Db = shared,
): Promise<CountedPage<UserView>> {
  const where: Prisma.UserWhereInput = { AND: [await visibleUsers(actor, db), ...conditionsOf(filter)] };
  type OrderBy = Prisma.UserOrderByWithRelationInput;
  return sortedPage<UserSort, UserRow, Prisma.UserWhereInput, OrderBy, UserView>(
    userSorts,
    { ...filter, sort: filter.sort ?? 'username' },
    {
      rows: ({ after, orderBy, take }) =>
        db.user.findMany({ where: { AND: [where, after] }, orderBy, take, select: userColumns }),
      count: () => db.user.count({ where }),
      view: viewUser,
    },
  );
}

/** The service accounts that somebody answers for, by username; of so many that people look through. */
export async function listAnsweredFor(actor: Actor, db: Db = shared): Promise<UserView[]> {
  const rows = await db.user.findMany({
    where: await answeredFor(actor, db),
    orderBy: { username: 'asc' },
    take: 200,
    select: userColumns,
  });
  return rows.map(viewUser);
}

function conditionsOf({ q, kind, state, team, owner }: UserFilter): Prisma.UserWhereInput[] {
  return [
    q === undefined ? {} : matching(q),
    kind === undefined ? {} : { kind },
    state === undefined ? {} : { disabledAt: state === 'active' ? null : { not: null } },
    team === undefined ? {} : { memberships: { some: { team: byIdOr('name', team) } } },
    owner === undefined ? {} : ownedBy(owner),
  ];
}

/** @throws Problem 404 for whom the actor may not see */
export async function getUser(actor: Actor, reference: string, db: Db = shared): Promise<UserView> {
  const user = await findUser(actor, reference, db);
  if (!user) throw notFound('such person');
  return user;
}

/** Null for whom the actor may not see. */
export async function findUser(actor: Actor, reference: string, db: Db = shared): Promise<UserView | null> {
  const row = await db.user.findFirst({
    where: { AND: [await visibleUsers(actor, db), byIdOr('username', reference)] },
    select: userColumns,
  });
  return row && viewUser(row);
}

export function viewUser({
  memberships,
  disabledAt,
  createdAt,
  provider,
  responsibleUser,
  responsibleTeam,
  ...row
}: UserRow): UserView {
  return {
    ...row,
    keptBy: provider?.name ?? null,
    owner: ownerInWords(responsibleUser, responsibleTeam),
    disabledAt: disabledAt?.toISOString() ?? null,
    createdAt: createdAt.toISOString(),
    privateCollection: privateCollectionOf(row.username),
    teams: memberships.map(({ team }) => team.name),
  };
}

function ownerInWords(user: { username: string } | null, team: { name: string } | null): string | null {
  if (user) return `user:${user.username}`;
  return team ? `team:${team.name}` : null;
}

async function visibleUsers(actor: Actor, db: Db): Promise<Prisma.UserWhereInput> {
  if (seesEveryone(actor, 'user.view')) return {};
  return { OR: [{ id: actor.userId }, await answeredFor(actor, db)] };
}

function matching(text: string): Prisma.UserWhereInput {
  const contains = { contains: literally(text), mode: 'insensitive' } as const;
  return { OR: [{ username: contains }, { fullName: contains }, { email: contains }] };
}
