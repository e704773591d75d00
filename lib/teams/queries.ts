import { byIdOr } from '@/lib/api/fields';
import type { Actor } from '@/lib/auth/actor';
import { type Db, db as shared } from '@/lib/db/client';
import { makePage, type Page, type PageRequest, pageBounds } from '@/lib/paging/page';
import { notFound } from '@/lib/problems/problem';
import type { MemberView, TeamView } from '@/lib/teams/schema';
import { seesEveryone } from '@/lib/users/queries';
import type { Prisma } from '@/prisma/generated/client';

export const teamColumns = {
  id: true,
  name: true,
  description: true,
  createdAt: true,
  parent: { select: { name: true } },
  _count: { select: { memberships: true } },
} as const satisfies Prisma.TeamSelect;

type TeamRow = Prisma.TeamGetPayload<{ select: typeof teamColumns }>;

/** The teams that the actor may see, by name: without team.view those they are in, and their ancestors. */
export async function listTeams(
  actor: Actor,
  request: PageRequest = {},
  db: Db = shared,
): Promise<Page<TeamView>> {
  const { take, after } = pageBounds(request);
  const rows = await db.team.findMany({
    where: { AND: [await visibleTeams(actor, db), after === null ? {} : { name: { gt: after } }] },
    orderBy: { name: 'asc' },
    take,
    select: teamColumns,
  });
  return makePage(rows, take, ({ name }) => name, viewTeam);
}

/** @throws Problem 404 for one that the actor may not see */
export async function getTeam(actor: Actor, reference: string, db: Db = shared): Promise<TeamView> {
  const row = await db.team.findFirst({
    where: { AND: [await visibleTeams(actor, db), byIdOr('name', reference)] },
    select: teamColumns,
  });
  if (!row) throw notFound('such team');
  return viewTeam(row);
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
      user: { select: { id: true, username: true, fullName: true, disabledAt: true } },
    },
  });
  const view = ({ user, createdAt }: (typeof rows)[number]): MemberView => ({
    ...user,
    disabledAt: user.disabledAt?.toISOString() ?? null,
    since: createdAt.toISOString(),
  });
  return makePage(rows, take, ({ user }) => user.username, view);
}

export function viewTeam({ parent, _count, createdAt, ...row }: TeamRow): TeamView {
  return {
    ...row,
    parent: parent?.name ?? null,
    memberCount: _count.memberships,
    createdAt: createdAt.toISOString(),
  };
}

async function visibleTeams(actor: Actor, db: Db): Promise<Prisma.TeamWhereInput> {
  if (seesEveryone(actor, 'team.view')) return {};
  const own = await db.$queryRaw<{ id: string }[]>`
    WITH RECURSIVE up AS (
      SELECT t."id", t."parentId" FROM "Team" t JOIN "Membership" m ON m."teamId" = t."id"
      WHERE m."userId" = ${actor.userId}::uuid
      UNION SELECT t."id", t."parentId" FROM "Team" t JOIN up ON t."id" = up."parentId")
    SELECT "id"::text FROM up`;
  return { id: { in: own.map(({ id }) => id) } };
}
