import { randomUUID } from 'node:crypto';
import type { Change } from '@/lib/audit/change';
import type { Actor } from '@/lib/auth/actor';
import { requireAccountCredential } from '@/lib/auth/own-credentials';
import type { Db } from '@/lib/db/client';
import { authorise } from '@/lib/grants/authorise';
import { refused } from '@/lib/problems/problem';
import { credentialColumns, getRegistryCredential, viewCredential } from '@/lib/registries/queries';
import type { NewRegistryCredential, RegistryCredentialView } from '@/lib/registries/schema';
import { sealRegistrySecret } from '@/lib/registries/secret';
import { getTeam } from '@/lib/teams/queries';

const mostOfOne = 50;

/**
 * Keeps a credential for a registry: one's own, or a team's, which needs team.manage on /. The secret
 * is encrypted before it reaches the database, and is on no record.
 *
 * @throws Problem 409 where there is one for that host already
 */
export async function createRegistryCredential(
  tx: Db,
  actor: Actor,
  { host, username, secret, team: teamName }: NewRegistryCredential,
): Promise<Change<RegistryCredentialView>> {
  requireAccountCredential(actor);
  const allowedBy = teamName === null ? undefined : authorise(actor, 'team.manage', '/');
  const team = teamName === null ? null : await getTeam(actor, teamName, tx);
  const owner = team === null ? { userId: actor.userId } : { teamId: team.id };
  if ((await tx.registryCredential.count({ where: owner })) >= mostOfOne) {
    throw refused(`There are ${mostOfOne} registry credentials. Remove those that are no longer used.`);
  }
  const id = randomUUID();
  const row = await tx.registryCredential.create({
    data: {
      id,
      host,
      username,
      ...owner,
      sealedSecret: new Uint8Array(sealRegistrySecret(secret, id, host)),
    },
    select: credentialColumns,
  });
  return {
    result: viewCredential(actor, row),
    audit: {
      ...subjectOf(row, 'registry-credential.create'),
      ...(allowedBy === undefined ? {} : { allowedBy, collection: '/' }),
      request: { username, team: team?.name ?? null },
    },
  };
}

/** Removes one's own, or a team's, which needs team.manage on /. @throws Problem 404 */
export async function deleteRegistryCredential(tx: Db, actor: Actor, id: string): Promise<Change<undefined>> {
  const credential = await getRegistryCredential(actor, id, tx);
  const allowedBy = credential.team === null ? undefined : authorise(actor, 'team.manage', '/');
  await tx.registryCredential.delete({ where: { id } });
  const more = allowedBy === undefined ? {} : { allowedBy, collection: '/' };
  const audit = { ...subjectOf(credential, 'registry-credential.delete'), ...more };
  return { result: undefined, audit: { ...audit, request: { team: credential.team } } };
}

function subjectOf({ id, host }: { id: string; host: string }, operation: string) {
  return { operation, resourceKind: 'registry-credential', resourceId: id, resourceName: host };
}
