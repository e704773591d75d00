import { AndFilter, type Client, EqualityFilter, FilterParser, OrFilter } from 'ldapts';
import { type PersonEntry, valuesOf } from '@/lib/identity/ldap/entries';
import type { LdapSettings } from '@/lib/identity/settings';

export interface GroupEntry {
  readonly dn: string;
  readonly name: string;
  /** As the directory holds them: DNs, or user names in a posixGroup. */
  readonly members: readonly string[];
}

const deepest = 20;
const mostAtOnce = 100;

/** Every group below the base, with its members. */
export async function allGroups(client: Client, settings: LdapSettings): Promise<GroupEntry[]> {
  if (settings.groupBase === '') return [];
  return search(client, settings, FilterParser.parseString(settings.groupFilter));
}

/**
 * The groups of one person, each by its name and by its DN, so that a mapping may use either; groups
 * of groups too where the settings say so.
 */
export async function groupsOf(
  client: Client,
  settings: LdapSettings,
  person: PersonEntry,
): Promise<string[]> {
  const found = new Map<string, GroupEntry>();
  let members = [memberKeyOf(person, settings)];
  for (let depth = 0; depth < (settings.hasNestedGroups ? deepest : 1) && members.length > 0; depth++) {
    const next: string[] = [];
    for (const group of await groupsWith(client, settings, members)) {
      if (found.has(normalDn(group.dn))) continue;
      found.set(normalDn(group.dn), group);
      next.push(group.dn);
    }
    if (depth === 0) next.push(...person.memberOf.filter((dn) => !found.has(normalDn(dn))));
    members = next;
  }
  return namesOf([...found.values()], person);
}

/** Groups by the normal form of each of their members. */
export function byMembers(groups: readonly GroupEntry[]): Map<string, GroupEntry[]> {
  const byMember = new Map<string, GroupEntry[]>();
  for (const group of groups) {
    for (const member of group.members) {
      const key = normalDn(member);
      const known = byMember.get(key);
      if (known) known.push(group);
      else byMember.set(key, [group]);
    }
  }
  return byMember;
}

/** The groups of one person from groups that were all read before. */
export function groupsAmong(
  byMember: ReadonlyMap<string, readonly GroupEntry[]>,
  settings: LdapSettings,
  person: PersonEntry,
): string[] {
  const found = new Map<string, GroupEntry>();
  let members = [memberKeyOf(person, settings), ...person.memberOf];
  for (let depth = 0; depth < (settings.hasNestedGroups ? deepest : 1) && members.length > 0; depth++) {
    const next: string[] = [];
    for (const group of members.flatMap((member) => byMember.get(normalDn(member)) ?? [])) {
      if (found.has(normalDn(group.dn))) continue;
      found.set(normalDn(group.dn), group);
      next.push(group.dn);
    }
    members = next;
  }
  return namesOf([...found.values()], person);
}

/** DNs are compared without regard to case and to spaces around their separators (RFC 4518, nearly). */
function normalDn(dn: string): string {
  return dn
    .toLowerCase()
    .replace(/\s*([,=+])\s*/g, '$1')
    .trim();
}

function namesOf(groups: readonly GroupEntry[], person: PersonEntry): string[] {
  const direct = person.memberOf.flatMap((dn) => [dn, firstValue(dn)]);
  return [...new Set([...groups.flatMap(({ name, dn }) => [name, dn]), ...direct])].filter(
    (name) => name !== '',
  );
}

/** "cn=Web People,ou=groups" → "Web People" */
function firstValue(dn: string): string {
  return /^[^=,]+=((?:[^,\\]|\\.)*)/.exec(dn)?.[1]?.replace(/\\(.)/g, '$1') ?? '';
}

/** How groups name their members: by DN, or by user name in a posixGroup. */
function memberKeyOf(person: PersonEntry, { memberAttribute }: LdapSettings): string {
  return memberAttribute.toLowerCase() === 'memberuid' ? (person.username ?? '') : person.dn;
}

async function groupsWith(
  client: Client,
  settings: LdapSettings,
  members: readonly string[],
): Promise<GroupEntry[]> {
  const groups: GroupEntry[] = [];
  if (settings.groupBase === '') return groups;
  for (let from = 0; from < members.length; from += mostAtOnce) {
    const each = members
      .slice(from, from + mostAtOnce)
      .map((value) => new EqualityFilter({ attribute: settings.memberAttribute, value }));
    const filters = [FilterParser.parseString(settings.groupFilter), new OrFilter({ filters: each })];
    groups.push(...(await search(client, settings, new AndFilter({ filters }))));
  }
  return groups;
}

async function search(
  client: Client,
  { groupBase, groupNameAttribute, memberAttribute }: LdapSettings,
  filter: AndFilter | ReturnType<typeof FilterParser.parseString>,
): Promise<GroupEntry[]> {
  const { searchEntries } = await client.search(groupBase, {
    scope: 'sub',
    filter,
    attributes: [groupNameAttribute, memberAttribute],
    paged: { pageSize: 500 },
    timeLimit: 30,
  });
  return searchEntries.map((entry) => ({
    dn: entry.dn,
    name: valuesOf(entry, groupNameAttribute)[0]?.toString() ?? '',
    members: valuesOf(entry, memberAttribute).map((value) => value.toString()),
  }));
}
