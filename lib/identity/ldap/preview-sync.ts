import type { Actor } from '@/lib/auth/actor';
import type { Db } from '@/lib/db/client';
import { previewChange } from '@/lib/effects/preview-change';
import type { AccessEffect } from '@/lib/effects/schema';
import type { KnownDirectory } from '@/lib/identity/ldap/directories';
import type { SyncPlan } from '@/lib/identity/ldap/plan-sync';
import { plannedSync, readPeople } from '@/lib/identity/ldap/read-sync';
import { applySync } from '@/lib/identity/ldap/sync';
import { identityNetworks } from '@/lib/identity/networks';
import type { SyncPreview } from '@/lib/identity/schema';
import { openProviderSecret } from '@/lib/identity/secret';
import { ldapSettings } from '@/lib/identity/settings';
import { reasonOf } from '@/lib/log/reason-of';
import { invalid, notFound, Problem } from '@/lib/problems/problem';

/** To make more accounts and roll them back again takes too long. */
const mostMade = 300;

/**
 * What a synchronisation with the directory would do now, also of one that is still switched off.
 *
 * @throws Problem 503 where the directory cannot be read
 */
export async function previewSync(db: Db, actor: Actor, id: string): Promise<SyncPreview> {
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
  const plan = await plannedSync(db, directory, people);
  const { create, change, disable, add, remove, skip } = plan;
  return {
    ...(await effectOf(actor, directory, plan)),
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

/** What it would do to access, and why it would not be done. */
async function effectOf(
  actor: Actor,
  directory: KnownDirectory,
  plan: SyncPlan,
): Promise<{ stop: string | null; effect: AccessEffect | null }> {
  if (plan.stop !== null || plan.create.length > mostMade) return { stop: plan.stop, effect: null };
  try {
    const effect = await previewChange(
      actor,
      async () => undefined,
      async (tx) => {
        await applySync(tx, directory, plan);
        return { result: undefined, audit: [] };
      },
    );
    return { stop: null, effect };
  } catch (error) {
    if (error instanceof Problem && error.status === 409) return { stop: error.message, effect: null };
    throw error;
  }
}

async function readable<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (cause) {
    const why = reasonOf(cause);
    throw new Problem({ kind: 'unavailable', detail: `The directory cannot be read: ${why}` }, { cause });
  }
}
