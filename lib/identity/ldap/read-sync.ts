import type { Db } from '@/lib/db/client';
import { withSearch } from '@/lib/identity/ldap/connect';
import type { KnownDirectory } from '@/lib/identity/ldap/directories';
import { allPeople } from '@/lib/identity/ldap/entries';
import { allGroups, byMembers, groupsAmong } from '@/lib/identity/ldap/groups';
import { planSync, type SyncPlan } from '@/lib/identity/ldap/plan-sync';
import type { PersonAtProvider } from '@/lib/identity/person-at-provider';

/** Everybody in the directory, with their groups. @throws Error where it cannot be read to its end */
export function readPeople(directory: KnownDirectory): Promise<PersonAtProvider[]> {
  const { settings } = directory;
  return withSearch(directory, async (client) => {
    const people = await allPeople(client, settings);
    const groups = byMembers(await allGroups(client, settings));
    return people.map((person) => {
      const { subject, username, fullName, email } = person;
      return { subject, username, fullName, email, groups: groupsAmong(groups, settings, person) };
    });
  });
}

/** What a synchronisation of these people would do now. */
export async function plannedSync(
  db: Db,
  { id, settings }: KnownDirectory,
  people: readonly PersonAtProvider[],
): Promise<SyncPlan> {
  const links = await db.externalIdentity.findMany({
    where: { providerId: id },
    select: {
      subject: true,
      user: {
        select: {
          id: true,
          username: true,
          fullName: true,
          email: true,
          disabledAt: true,
          providerId: true,
          isBreakGlass: true,
          memberships: { select: { providerId: true, team: { select: { name: true } } } },
        },
      },
    },
  });
  const users = await db.user.findMany({ select: { username: true } });
  const mapped = await db.groupMapping.findMany({
    where: { providerId: id },
    select: { group: true, team: { select: { name: true } } },
  });
  const mappings = new Map<string, string[]>();
  for (const { group, team } of mapped) mappings.set(group, [...(mappings.get(group) ?? []), team.name]);
  return planSync({
    people,
    accounts: links.map(({ subject, user }) => ({
      userId: user.id,
      username: user.username,
      subject,
      fullName: user.fullName,
      email: user.email,
      isDisabled: user.disabledAt !== null,
      isKept: user.providerId === id,
      isBreakGlass: user.isBreakGlass,
      givenTeams: user.memberships.filter((each) => each.providerId === id).map(({ team }) => team.name),
      otherTeams: user.memberships.filter((each) => each.providerId !== id).map(({ team }) => team.name),
    })),
    takenNames: new Set(users.map(({ username }) => username)),
    mappings,
    createsUsers: settings.syncCreatesUsers,
    allowedGroups: settings.allowedGroups,
    mostDisabledPercent: settings.mostDisabledPercent,
  });
}
