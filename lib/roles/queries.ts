import { collectionsGranting } from '@/lib/access/access';
import { byIdOr } from '@/lib/api/fields';
import type { Actor } from '@/lib/auth/actor';
import { type Db, db as shared } from '@/lib/db/client';
import { literally } from '@/lib/db/like';
import { may } from '@/lib/grants/authorise';
import { makePage, type Page, type PageRequest, pageBounds } from '@/lib/paging/page';
import { type CountedPage, sortedPage } from '@/lib/paging/sorted-page';
import { notFound } from '@/lib/problems/problem';
import { type RoleFilter, type RoleVersionView, type RoleView, roleSorts } from '@/lib/roles/schema';
import type { Prisma, Role } from '@/prisma/generated/client';

/** The roles that the actor may see, by name: without role.view, and nothing to grant, those they hold. */
export async function listRoles(
  actor: Actor,
  filter: RoleFilter = {},
  db: Db = shared,
): Promise<CountedPage<RoleView>> {
  const where: Prisma.RoleWhereInput = { AND: [visibleRoles(actor), ...conditionsOf(filter)] };
  type OrderBy = Prisma.RoleOrderByWithRelationInput;
  return sortedPage<keyof typeof roleSorts, Role, Prisma.RoleWhereInput, OrderBy, RoleView>(
    roleSorts,
    { ...filter, sort: filter.sort ?? 'name' },
    {
      rows: ({ after, orderBy, take }) => db.role.findMany({ where: { AND: [where, after] }, orderBy, take }),
      count: () => db.role.count({ where }),
      view: viewRole,
    },
  );
}

function conditionsOf({ q, builtIn, operation }: RoleFilter): Prisma.RoleWhereInput[] {
  const contains = { contains: literally(q ?? ''), mode: 'insensitive' } as const;
  return [
    q === undefined ? {} : { OR: [{ name: contains }, { description: contains }] },
    builtIn === undefined ? {} : { builtIn },
    operation === undefined ? {} : { operations: { has: operation } },
  ];
}

/** @throws Problem 404 for one that the actor may not see */
export async function getRole(actor: Actor, reference: string, db: Db = shared): Promise<RoleView> {
  const role = await findRole(actor, reference, db);
  if (!role) throw notFound('such role');
  return role;
}

/** Null for one that the actor may not see. */
export async function findRole(actor: Actor, reference: string, db: Db = shared): Promise<RoleView | null> {
  const row = await db.role.findFirst({ where: { AND: [visibleRoles(actor), byIdOr('name', reference)] } });
  return row && viewRole(row);
}

/** What the role held at each version, the latest first. @throws Problem 404 */
export async function listRoleVersions(
  actor: Actor,
  { role, ...request }: PageRequest & { readonly role: string },
  db: Db = shared,
): Promise<Page<RoleVersionView>> {
  const { id } = await getRole(actor, role, db);
  const { take, after } = pageBounds(request);
  const rows = await db.roleVersion.findMany({
    where: { roleId: id, ...(after === null ? {} : { version: { lt: versionFrom(after) } }) },
    orderBy: { version: 'desc' },
    take,
    select: { version: true, operations: true, changedBy: true, createdAt: true },
  });
  const view = ({ createdAt, ...row }: (typeof rows)[number]) => ({
    ...row,
    createdAt: createdAt.toISOString(),
  });
  return makePage(rows, take, ({ version }) => String(version), view);
}

export function viewRole({ createdAt, updatedAt, ...row }: Role): RoleView {
  return { ...row, createdAt: createdAt.toISOString(), updatedAt: updatedAt.toISOString() };
}

function visibleRoles(actor: Actor): Prisma.RoleWhereInput {
  const grantsSomewhere = collectionsGranting(actor.access, 'access.manage', Date.now()).length > 0;
  if (grantsSomewhere || may(actor, 'role.view', '/')) return {};
  return { name: { in: actor.access.grants.map(({ role }) => role) } };
}

/** 0 for a cursor of another list: below every version. */
function versionFrom(cursor: string): number {
  return /^\d{1,9}$/.test(cursor) ? Number(cursor) : 0;
}
