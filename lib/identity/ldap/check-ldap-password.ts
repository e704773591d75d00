import { dropAccessCache } from '@/lib/auth/load-access';
import { db } from '@/lib/db/client';
import { enter } from '@/lib/identity/enter';
import { isPasswordOf, withSearch } from '@/lib/identity/ldap/connect';
import { directories, type KnownDirectory } from '@/lib/identity/ldap/directories';
import { findPerson, type PersonEntry, type Wanted } from '@/lib/identity/ldap/entries';
import { groupsOf } from '@/lib/identity/ldap/groups';
import { requireGroup } from '@/lib/identity/person-at-provider';
import { SignInFailure } from '@/lib/identity/sign-in-failure';
import { reasonOf } from '@/lib/log/reason-of';
import { signInActor } from '@/lib/sign-in/sign-in-actor';

export type LdapCheck =
  | { readonly status: 'right'; readonly user: Awaited<ReturnType<typeof enter>> }
  | { readonly status: 'wrong' }
  /** The password is right; this is why nobody is let in. */
  | { readonly status: 'not-let-in'; readonly failure: SignInFailure }
  /** A directory that had to be asked did not answer. */
  | { readonly status: 'away'; readonly reason: string };

/**
 * Checks a password with the directories. An account is checked with those that it is linked to, by
 * the id that it has there; a name that nobody has here, with each that is switched on. A local
 * account that is linked nowhere is never checked with one: the name alone makes nobody its owner.
 *
 * @param user the account of that name; null for none
 */
export async function checkLdapPassword(tried: {
  readonly username: string;
  readonly password: string;
  readonly address: string;
  readonly user: { readonly id: string } | null;
}): Promise<LdapCheck> {
  const { username, password, user } = tried;
  if (password === '' || username === '') return { status: 'wrong' };
  const ways = user === null ? await unlinkedWays(username) : await linkedWays(user.id);
  for (const { directory, wanted } of ways) {
    const check = await checkWith(directory, wanted, tried);
    if (check.status !== 'wrong') return check;
  }
  return { status: 'wrong' };
}

interface Way {
  readonly directory: KnownDirectory;
  readonly wanted: Wanted;
}

async function unlinkedWays(username: string): Promise<Way[]> {
  return (await directories(db)).map((directory) => ({ directory, wanted: { username } }));
}

async function linkedWays(userId: string): Promise<Way[]> {
  const links = await db.externalIdentity.findMany({
    where: { userId, provider: { kind: 'ldap', isEnabled: true } },
    select: { providerId: true, subject: true },
  });
  if (links.length === 0) return [];
  const known = await directories(
    db,
    links.map(({ providerId }) => providerId),
  );
  return links.flatMap(({ providerId, subject }) =>
    known.filter(({ id }) => id === providerId).map((directory) => ({ directory, wanted: { subject } })),
  );
}

async function checkWith(
  directory: KnownDirectory,
  wanted: Wanted,
  { password, address }: { readonly password: string; readonly address: string },
): Promise<LdapCheck> {
  const { settings, id, name } = directory;
  try {
    const person = await withSearch(directory, (client) => findPerson(client, settings, wanted));
    if (!person || !(await isPasswordOf(directory, person.dn, password))) return { status: 'wrong' };
    const groups = await withSearch(directory, (client) => groupsOf(client, settings, person));
    const user = await entered({ id, name, createsUsers: settings.createsUsers }, address, {
      ...known(person),
      groups,
      allowedGroups: settings.allowedGroups,
    });
    return { status: 'right', user };
  } catch (error) {
    if (error instanceof SignInFailure) return { status: 'not-let-in', failure: error };
    return { status: 'away', reason: `${name}: ${reasonOf(error)}` };
  }
}

async function entered(
  provider: { id: string; name: string; createsUsers: boolean },
  address: string,
  person: Parameters<typeof enter>[3] & { allowedGroups: readonly string[] },
) {
  requireGroup(person.groups, person.allowedGroups);
  const by = signInActor({ id: null, username: provider.name }, { address, userAgent: '' }, 'directory');
  const user = await db.$transaction((tx) => enter(tx, by, { ...provider, kind: 'ldap' }, person), {
    isolationLevel: 'ReadCommitted',
    maxWait: 5_000,
    timeout: 15_000,
  });
  dropAccessCache();
  return user;
}

function known({ subject, username, fullName, email }: PersonEntry) {
  return { subject, username, fullName, email };
}
