import type { Actor } from '@/lib/auth/actor';
import { requireAccountCredential } from '@/lib/auth/own-credentials';
import { type Db, db as shared } from '@/lib/db/client';
import { may } from '@/lib/grants/authorise';
import { notFound } from '@/lib/problems/problem';
import type { RegistryCredentialView } from '@/lib/registries/schema';
import { teamsOf } from '@/lib/registries/teams-above';
import type { Prisma } from '@/prisma/generated/client';

export const credentialColumns = {
  id: true,
  host: true,
  username: true,
  userId: true,
  createdAt: true,
  lastUsedAt: true,
  team: { select: { name: true } },
} as const satisfies Prisma.RegistryCredentialSelect;

type CredentialRow = Prisma.RegistryCredentialGetPayload<{ select: typeof credentialColumns }>;

/** One's own credentials for registries, and those of one's teams; whoever manages teams sees all of theirs. */
export async function listRegistryCredentials(
  actor: Actor,
  db: Db = shared,
): Promise<RegistryCredentialView[]> {
  requireAccountCredential(actor);
  const rows = await db.registryCredential.findMany({
    where: await visibleTo(actor, db),
    orderBy: [{ host: 'asc' }, { createdAt: 'asc' }],
    select: credentialColumns,
  });
  return rows.map((row) => viewCredential(actor, row));
}

/** @throws Problem 404 for one that the actor may not see */
export async function getRegistryCredential(
  actor: Actor,
  id: string,
  db: Db = shared,
): Promise<RegistryCredentialView> {
  requireAccountCredential(actor);
  const row = await db.registryCredential.findFirst({
    where: { AND: [await visibleTo(actor, db), { id }] },
    select: credentialColumns,
  });
  if (!row) throw notFound('such registry credential');
  return viewCredential(actor, row);
}

export function viewCredential(
  actor: Actor,
  { team, userId, createdAt, lastUsedAt, ...row }: CredentialRow,
): RegistryCredentialView {
  return {
    ...row,
    team: team?.name ?? null,
    createdAt: createdAt.toISOString(),
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
    mayRemove: userId === actor.userId || may(actor, 'team.manage', '/'),
  };
}

async function visibleTo(actor: Actor, db: Db): Promise<Prisma.RegistryCredentialWhereInput> {
  const own = { userId: actor.userId };
  if (may(actor, 'team.manage', '/')) return { OR: [own, { teamId: { not: null } }] };
  const teams = (await teamsOf(db, actor.userId)).map(({ id }) => id);
  return { OR: [own, { teamId: { in: teams } }] };
}
