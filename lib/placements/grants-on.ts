import type { GrantSubject } from '@/lib/access/access';
import type { accessChanges, SubjectTies } from '@/lib/access/access-changes';
import { isOperation } from '@/lib/access/operations';
import type { Actor } from '@/lib/auth/actor';
import type { Db } from '@/lib/db/client';
import { visibleGrants } from '@/lib/grants/queries';

interface GrantsOn {
  readonly grants: Parameters<typeof accessChanges>[0];
  readonly ties: SubjectTies;
}

/**
 * The grants on the collections that hold now and that the actor may see, of accounts that are not
 * switched off, and how those whom they are made to hang together.
 */
export async function grantsOn(db: Db, actor: Actor, paths: readonly string[]): Promise<GrantsOn> {
  const rows = await db.grant.findMany({
    where: {
      AND: [
        visibleGrants(actor),
        { collection: { path: { in: [...paths] } } },
        { OR: [{ expiresAt: null }, { expiresAt: { gt: new Date() } }] },
        { OR: [{ userId: null }, { user: { disabledAt: null } }] },
      ],
    },
    select: {
      expiresAt: true,
      userId: true,
      user: { select: { username: true, kind: true } },
      team: { select: { name: true } },
      role: { select: { operations: true } },
      collection: { select: { path: true } },
    },
  });
  const userIds = [...new Set(rows.flatMap(({ userId }) => userId ?? []))];
  const [teams, memberships] = await Promise.all([
    db.team.findMany({ select: { name: true, parent: { select: { name: true } } } }),
    db.membership.findMany({
      where: { userId: { in: userIds } },
      select: { user: { select: { username: true } }, team: { select: { name: true } } },
    }),
  ]);
  const teamsOf = new Map<string, string[]>();
  for (const { user, team } of memberships) {
    const before = teamsOf.get(user.username);
    if (before) before.push(team.name);
    else teamsOf.set(user.username, [team.name]);
  }
  return {
    grants: rows.map(({ user, team, role, collection, expiresAt }) => ({
      subject: subjectOf(user?.username, team?.name),
      operations: role.operations.filter(isOperation),
      collection: collection.path,
      expiresAt: expiresAt?.getTime() ?? null,
    })),
    ties: {
      teamAbove: new Map(teams.map(({ name, parent }) => [name, parent?.name ?? null])),
      teamsOf,
      serviceAccounts: new Set(rows.flatMap(({ user }) => (user?.kind === 'service' ? [user.username] : []))),
    },
  };
}

/** "user:ana", "team:web" or "everyone", as requests write it. */
export function subjectText(subject: GrantSubject): string {
  return subject.kind === 'everyone' ? 'everyone' : `${subject.kind}:${subject.name}`;
}

function subjectOf(user: string | undefined, team: string | undefined): GrantSubject {
  if (user !== undefined) return { kind: 'user', name: user };
  return team === undefined ? { kind: 'everyone' } : { kind: 'team', name: team };
}
