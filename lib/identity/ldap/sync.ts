import { type AuditActor, recordChange } from '@/lib/audit/record';
import { dropAccessCache } from '@/lib/auth/load-access';
import { takeLock } from '@/lib/db/advisory-lock';
import type { Db } from '@/lib/db/client';
import { requireAnAdministrator } from '@/lib/grants/last-administrator';
import { directories, type KnownDirectory } from '@/lib/identity/ldap/directories';
import type { SyncPlan } from '@/lib/identity/ldap/plan-sync';
import { plannedSync, readPeople } from '@/lib/identity/ldap/read-sync';
import { freeEmail, makeAccount } from '@/lib/identity/make-account';
import type { SyncView } from '@/lib/identity/schema';
import { reasonOf } from '@/lib/log/reason-of';
import { endEverything } from '@/lib/users/end-everything';
import type { PrismaClient } from '@/prisma/generated/client';

type Last = NonNullable<SyncView['last']>;

const nothing = { created: 0, changed: 0, disabled: 0, added: 0, removed: 0 };

/**
 * Brings accounts and memberships up to date with a directory: all of it in one transaction, or none
 * where something stops it. What came of it is kept with the directory.
 */
export async function syncDirectory(db: PrismaClient, providerId: string, now: Date): Promise<Last | null> {
  const [directory] = await directories(db, [providerId]);
  if (!directory) return null;
  const last = await tried(db, directory);
  const { syncEveryMinutes } = directory.settings;
  const nextSyncAt = syncEveryMinutes === null ? null : new Date(now.getTime() + syncEveryMinutes * 60_000);
  await db.identityProvider.update({
    where: { id: providerId },
    data: { lastSync: last, lastSyncAt: now, nextSyncAt },
  });
  dropAccessCache();
  return last;
}

async function tried(db: PrismaClient, directory: KnownDirectory): Promise<Last> {
  try {
    const people = await readPeople(directory);
    return await db.$transaction((tx) => carriedOut(tx, directory, people), {
      isolationLevel: 'ReadCommitted',
      maxWait: 10_000,
      timeout: 120_000,
    });
  } catch (error) {
    const message = reasonOf(error);
    return { isDone: false, message: message.slice(0, 500), ...nothing };
  }
}

async function carriedOut(
  tx: Db,
  directory: KnownDirectory,
  people: Awaited<ReturnType<typeof readPeople>>,
): Promise<Last> {
  await takeLock(tx, 'access');
  const plan = await plannedSync(tx, directory, people);
  const by = byItself(directory);
  if (plan.stop !== null) {
    await recordSync(tx, by, directory, { stopped: plan.stop });
    return { isDone: false, message: plan.stop, ...nothing };
  }
  await applySync(tx, directory, plan);
  const counts = {
    created: plan.create.length,
    changed: plan.change.length,
    disabled: plan.disable.length,
    added: plan.add.length + plan.create.reduce((sum, { teams }) => sum + teams.length, 0),
    removed: plan.remove.length,
  };
  const isChange = Object.values(counts).some((count) => count > 0);
  if (isChange) await recordSync(tx, by, directory, { ...counts, added: plan.add, removed: plan.remove });
  const message = plan.skip.length === 0 ? '' : `${plan.skip.length} could not get an account.`;
  return { isDone: true, message, ...counts };
}

function byItself({ name }: KnownDirectory): AuditActor {
  return { username: name, userId: null, credential: 'synchronisation', address: '' };
}

/** Does what was planned. @throws Problem 409 when nobody would be left who administers the whole */
export async function applySync(tx: Db, directory: KnownDirectory, plan: SyncPlan): Promise<void> {
  const { id, name } = directory;
  const by = byItself(directory);
  const teams = new Map(
    (
      await tx.groupMapping.findMany({
        where: { providerId: id },
        select: { team: { select: { id: true, name: true } } },
      })
    ).map(({ team }) => [team.name, team.id]),
  );
  const join = (members: readonly { userId: string; team: string }[]) =>
    tx.membership.createMany({
      data: members.flatMap(({ userId, team }) => {
        const teamId = teams.get(team);
        return teamId === undefined ? [] : [{ userId, teamId, providerId: id }];
      }),
      skipDuplicates: true,
    });
  for (const { person, teams: wanted } of plan.create) {
    const user = await makeAccount(tx, by, { id, name, kind: 'ldap' }, person);
    await join(wanted.map((team) => ({ userId: user.id, team })));
  }
  for (const { account, person } of plan.change) {
    const email = await freeEmail(tx, person.email, account.userId);
    await tx.user.update({
      where: { id: account.userId },
      data: {
        ...(person.fullName === '' ? {} : { fullName: person.fullName }),
        ...(email === null ? {} : { email }),
      },
    });
  }
  for (const { userId, username } of plan.disable) {
    await tx.user.update({ where: { id: userId }, data: { disabledAt: new Date() } });
    await endEverything(tx, userId);
    await recordChange(tx, by, {
      operation: 'user.manage',
      resourceKind: 'user',
      resourceId: userId,
      resourceName: username,
      collection: '/',
      allowedBy: `${name} keeps the account`,
      request: { change: 'disable', because: 'They are no longer in the directory, or may no longer enter.' },
    });
  }
  await join(plan.add);
  for (const { userId, team } of plan.remove) {
    await tx.membership.deleteMany({ where: { userId, providerId: id, team: { name: team } } });
  }
  await requireAnAdministrator(tx);
}

function recordSync(
  tx: Db,
  by: AuditActor,
  { id, name }: KnownDirectory,
  request: Readonly<Record<string, unknown>>,
): Promise<void> {
  return recordChange(tx, by, {
    operation: 'identity.synchronise',
    resourceKind: 'identity-provider',
    resourceId: id,
    resourceName: name,
    collection: '/',
    allowedBy: `Synchronisation with ${name}`,
    request,
  });
}
