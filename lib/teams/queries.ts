import { byIdOr } from '@/lib/api/fields';
import type { Actor } from '@/lib/auth/actor';
import { type Db, db as shared } from '@/lib/db/client';
import { literally } from '@/lib/db/like';
import { makePage, type Page, type PageRequest, pageBounds } from '@/lib/paging/page';
import { type CountedPage, sortedPage } from '@/lib/paging/sorted-page';
import { notFound } from '@/lib/problems/problem';
import { ownTeams } from '@/lib/teams/own-teams';
import { type MemberView, type TeamFilter, type TeamView, teamSorts } from '@/lib/teams/schema';
import { seesEveryone } from '@/lib/users/queries';
import type { Prisma } from '@/prisma/generated/client';

export const teamColumns = {
  id: true,
  name: true,
  description: true,
  createdAt: true,
  parent: { select: { name: true } },
  provider: { select: { name: true } },
  _count: { select: { memberships: true, children: true } },
} as const satisfies Prisma.TeamSelect;

type TeamRow = Prisma.TeamGetPayload<{ select: typeof teamColumns }>;

/** The teams that the actor may see, by name: without team.view those they are in, and their ancestors. */
export async function listTeams(
  actor: Actor,
  filter: TeamFilter = {},
  db: Db = shared,
): Promise<CountedPage<TeamView>> {
  const where: Prisma.TeamWhereInput = { AND: [await visibleTeams(actor, db), ...conditionsOf(filter)] };
  type OrderBy = Prisma.TeamOrderByWithRelationInput;
  const page = await sortedPage<keyof typeof teamSorts, TeamRow, Prisma.TeamWhereInput, OrderBy, TeamView>(
    teamSorts,
    { ...filter, sort: filter.sort ?? 'name' },
    {
      rows: ({ after, orderBy, take }) =>
        db.team.findMany({ where: { AND: [where, after] }, orderBy, take, select: teamColumns }),
      count: () => db.team.count({ where }),
      view: viewTeam,
    },
  );
  return { ...page, items: await withVisibleChildren(actor, page.items, db) };
}

function conditionsOf({ q, parent }: TeamFilter): Prisma.TeamWhereInput[] {
  const contains = { contains: literally(q ?? ''), mode: 'insensitive' } as const;
  return [
    q === undefined ? {} : { OR: [{ name: contains }, { description: contains }] },
    parent === undefined ? {} : parent === '-' ? { parentId: null } : { parent: byIdOr('name', parent) },
  ];
}

/** @throws Problem 404 for one that the actor may not see */
export async function getTeam(actor: Actor, reference: string, db: Db = shared): Promise<TeamView> {
  const team = await findTeam(actor, reference, db);
  if (!team) throw notFound('such team');
  return team;
}

/** Null for one that the actor may not see. */
export async function findTeam(actor: Actor, reference: string, db: Db = shared): Promise<TeamView | null> {
  const row = await db.team.findFirst({
    where: { AND: [await visibleTeams(actor, db), byIdOr('name', reference)] },
    select: teamColumns,
  });
  if (!row) return null;
  const [team] = await withVisibleChildren(actor, [viewTeam(row)], db);
  return team ?? null;
}

/** Who does not see all teams is not told how many there are below. */
async function withVisibleChildren(actor: Actor, teams: readonly TeamView[], db: Db): Promise<TeamView[]> {
  if (seesEveryone(actor, 'team.view')) return [...teams];
  const counts = await db.team.groupBy({
    by: ['parentId'],
    where: { AND: [await visibleTeams(actor, db), { parentId: { in: teams.map(({ id }) => id) } }] },
    _count: { id: true },
  });
  const childrenOf = new Map(counts.map(({ parentId, _count }) => [parentId, _count.id]));
  return teams.map((team) => ({ ...team, childCount: childrenOf.get(team.id) ?? 0 }));
}

/** Members of the team itself, by username. @throws Problem 404 for a team that the actor may not see */
export async function listMembers(
  actor: Actor,
  { team, ...request }: PageRequest & { readonly team: string },
  db: Db = shared,
): Promise<Page<MemberView>> {
  const { id } = await getTeam(actor, team, db);
  const { take, after } = pageBounds(request);
  const rows = await db.membership.findMany({
    where: { teamId: id, ...(after === null ? {} : { user: { username: { gt: after } } }) },
    orderBy: { user: { username: 'asc' } },
    take,
    select: {
      createdAt: true,
      provider: { select: { name: true } },
      user: { select: { id: true, username: true, fullName: true, disabledAt: true } },
    },
  });
  const view = ({ user, provider, createdAt }: (typeof rows)[number]): MemberView => ({
    ...user,
    keptBy: provider?.name ?? null,
    disabledAt: user.disabledAt?.toISOString() ?? null,
    since: createdAt.toISOString(),
  });
  return makePage(rows, take, ({ user }) => user.username, view);
}

export function viewTeam({ parent, provider, _count, createdAt, ...row }: TeamRow): TeamView {
  return {
    ...row,
    keptBy: provider?.name ?? null,
    parent: parent?.name ?? null,
    memberCount: _count.memberships,
    childCount: _count.children,
    createdAt: createdAt.toISOString(),
  };
}

async function visibleTeams(actor: Actor, db: Db): Promise<Prisma.TeamWhereInput> {
  if (seesEveryone(actor, 'team.view')) return {};
  return { id: { in: await ownTeams(db, actor.userId) } };
}
