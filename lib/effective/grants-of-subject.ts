import type { GrantSubject, ReachingGrant } from '@/lib/access/access';
import { isOperation } from '@/lib/access/operations';
import { byIdOr } from '@/lib/api/fields';
import { grantsReaching } from '@/lib/auth/grants-reaching';
import type { Db } from '@/lib/db/client';
import { notFound } from '@/lib/problems/problem';

export interface SubjectGrants {
  readonly subject: GrantSubject;
  readonly userId: string | null;
  readonly fullName: string;
  readonly grants: readonly ReachingGrant[];
}

/** All grants that reach a person, also expired ones. @throws Problem 404 for nobody of that name */
export async function grantsOfUser(db: Db, reference: string): Promise<SubjectGrants> {
  const user = await db.user.findFirst({
    where: byIdOr('username', reference),
    select: { id: true, username: true, fullName: true },
  });
  if (!user) throw notFound('such person');
  const reaching = await grantsReaching(db, [user.id]);
  return {
    subject: { kind: 'user', name: user.username },
    userId: user.id,
    fullName: user.fullName,
    grants: reaching.get(user.id) ?? [],
  };
}

interface TeamRow {
  grantId: string;
  name: string;
  through: string[];
  role: string;
  operations: string[];
  collection: string;
  expiresAt: Date | null;
}

/** All grants that members of a team hold by it: its own and those of the teams above it. @throws Problem 404 */
export async function grantsOfTeam(db: Db, reference: string): Promise<SubjectGrants> {
  const team = await db.team.findFirst({
    where: byIdOr('name', reference),
    select: { id: true, name: true },
  });
  if (!team) throw notFound('such team');
  const rows = await db.$queryRaw<TeamRow[]>`
    WITH RECURSIVE up AS (
      SELECT "id", "parentId", "name", ARRAY["name"] AS "through" FROM "Team" WHERE "id" = ${team.id}::uuid
      UNION ALL
      SELECT t."id", t."parentId", t."name", up."through" || t."name"
      FROM up JOIN "Team" t ON t."id" = up."parentId" WHERE t."name" <> ALL(up."through"))
    SELECT g."id" AS "grantId", up."name", up."through", r."name" AS "role", r."operations",
      c."path" AS "collection", g."expiresAt"
    FROM up JOIN "Grant" g ON g."teamId" = up."id"
    JOIN "Role" r ON r."id" = g."roleId" JOIN "Collection" c ON c."id" = g."collectionId"
    ORDER BY g."id"`;
  return {
    subject: { kind: 'team', name: team.name },
    userId: null,
    fullName: '',
    grants: rows.map(({ grantId, name, operations, expiresAt, ...row }) => ({
      ...row,
      id: grantId,
      subject: { kind: 'team', name },
      operations: operations.filter(isOperation),
      expiresAt: expiresAt?.getTime() ?? null,
    })),
  };
}

/** The grants to everyone who signs in. */
export async function grantsOfEveryone(db: Db): Promise<SubjectGrants> {
  const rows = await db.grant.findMany({
    where: { subjectKind: 'everyone' },
    select: {
      id: true,
      expiresAt: true,
      role: { select: { name: true, operations: true } },
      collection: { select: { path: true } },
    },
    orderBy: { id: 'asc' },
  });
  return {
    subject: { kind: 'everyone' },
    userId: null,
    fullName: 'Each person who signs in',
    grants: rows.map(({ id, role, collection, expiresAt }) => ({
      id,
      subject: { kind: 'everyone' },
      through: [],
      role: role.name,
      operations: role.operations.filter(isOperation),
      collection: collection.path,
      expiresAt: expiresAt?.getTime() ?? null,
    })),
  };
}
