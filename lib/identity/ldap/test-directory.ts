import { type Directory, withConnection, withSearch } from '@/lib/identity/ldap/connect';
import { allPeople } from '@/lib/identity/ldap/entries';
import { allGroups } from '@/lib/identity/ldap/groups';
import type { Check } from '@/lib/identity/schema';
import { reasonOf } from '@/lib/log/reason-of';

/** Connects, binds and searches as a sign-in would, and says how far it came. */
export async function testDirectory(directory: Directory): Promise<Check[]> {
  const { settings } = directory;
  const checks: Check[] = [];
  const check = async (what: string, look: () => Promise<string>): Promise<boolean> => {
    try {
      checks.push({ what, isRight: true, detail: await look() });
      return true;
    } catch (error) {
      checks.push({ what, isRight: false, detail: reasonOf(error) });
      return false;
    }
  };
  // Any answer at all will do: a directory may well say that nobody may look at its root.
  const isThere = await check('Connection', () =>
    withConnection(directory, async (client) => {
      await client.bind('', '');
      return settings.url.startsWith('ldaps:') || settings.startTls ? 'Encrypted.' : 'Not encrypted.';
    }),
  );
  if (!isThere) return checks;
  const isBound = await check('Bind', () =>
    withSearch(directory, async () => settings.bindDn || 'Without a name.'),
  );
  if (!isBound) return checks;
  await check('People', () =>
    withSearch(directory, async (client) => {
      const people = await allPeople(client, settings);
      const [first] = people;
      if (!first) throw new Error('Nobody was found. Look at the base, the filter and the id attribute.');
      if (first.username === null) throw new Error(`${first.dn} has no user name that can be used here.`);
      return `${people.length} people, among them ${first.username}.`;
    }),
  );
  if (settings.groupBase !== '') {
    await check('Groups', () =>
      withSearch(directory, async (client) => {
        const groups = await allGroups(client, settings);
        if (groups.length === 0) throw new Error('No group was found. Look at the base and the filter.');
        return `${groups.length} groups, among them ${groups[0]?.name}.`;
      }),
    );
  }
  return checks;
}
