import type { Db } from '@/lib/db/client';
import { plannedSync, readPeople } from '@/lib/identity/ldap/read-sync';
import { identityNetworks } from '@/lib/identity/networks';
import type { SyncPreview } from '@/lib/identity/schema';
import { openProviderSecret } from '@/lib/identity/secret';
import { ldapSettings } from '@/lib/identity/settings';
import { invalid, notFound, Problem } from '@/lib/problems/problem';

/**
 * What a synchronisation with the directory would do now, also of one that is still switched off.
 *
 * @throws Problem 503 where the directory cannot be read
 */
export async function previewSync(db: Db, id: string): Promise<SyncPreview> {
  const row = await db.identityProvider.findUnique({ where: { id } });
  if (!row) throw notFound('such provider');
  if (row.kind !== 'ldap') throw invalid('params.provider', 'Only a directory is synchronised');
  const directory = {
    id,
    name: row.name,
    settings: ldapSettings.parse(row.config),
    secret: openProviderSecret(row.sealedSecret, id),
    allowed: await identityNetworks(db),
  };
  const people = await readable(() => readPeople(directory));
  const { stop, create, change, disable, add, remove, skip } = await plannedSync(db, directory, people);
  return {
    stop,
    people: people.length,
    create: create.map(({ person, teams }) => ({
      user: person.username ?? '',
      fullName: person.fullName,
      teams: [...teams],
    })),
    change: change.map(({ account, person }) => ({
      user: account.username,
      fullName: person.fullName,
      email: person.email,
    })),
    disable: disable.map(({ username }) => username),
    add: add.map(({ username, team }) => ({ user: username, team })),
    remove: remove.map(({ username, team }) => ({ user: username, team })),
    skip: skip.map(({ name, why }) => ({ name, why })),
  };
}

async function readable<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Problem({ kind: 'unavailable', detail: `The directory cannot be read: ${why}` }, { cause });
  }
}
