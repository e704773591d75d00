import { operations as catalogue } from '@/lib/access/operations';
import { isUuid } from '@/lib/api/fields';
import type { Change } from '@/lib/audit/change';
import type { Actor } from '@/lib/auth/actor';
import { runItems } from '@/lib/bulk/run-items';
import type {
  BulkCollections,
  BulkGrants,
  BulkPrefixes,
  BulkResult,
  BulkRoles,
  BulkTeams,
  BulkUsers,
} from '@/lib/bulk/schema';
import { changeCollection, deleteCollection } from '@/lib/collections/changes';
import { getCollection } from '@/lib/collections/queries';
import { takeLock } from '@/lib/db/advisory-lock';
import type { Db } from '@/lib/db/client';
import { changeGrant, changeRoleOfGrant, deleteGrant } from '@/lib/grants/changes';
import { deleteImagePrefix, moveImagePrefix } from '@/lib/image-prefixes/changes';
import { conflict, notFound } from '@/lib/problems/problem';
import { changeRole, deleteRole } from '@/lib/roles/changes';
import { getRole } from '@/lib/roles/queries';
import { changeTeam, deleteTeam } from '@/lib/teams/changes';
import { addMember, removeMember } from '@/lib/teams/members';
import { changeUser, deleteUser } from '@/lib/users/change-user';
import { endSessionsOf } from '@/lib/users/end-sessions-of';

type Done = Promise<Change<BulkResult>>;

/** Nobody switches themselves off with many others by a slip. */
export async function changeUsers(tx: Db, actor: Actor, asked: BulkUsers): Done {
  const { change } = asked;
  await takeLock(tx, 'access');
  return runItems(tx, actor, asked, async (user) => {
    const isSelf = user === actor.username || user === actor.userId;
    if (isSelf && (change.do === 'disable' || change.do === 'remove'))
      throw conflict('This is your own account.');
    switch (change.do) {
      case 'disable':
      case 'enable':
        return changeUser(tx, actor, user, { disabled: change.do === 'disable' });
      case 'remove':
        return deleteUser(tx, actor, user);
      case 'end-sessions':
        return endSessionsOf(tx, actor, user);
      case 'add-to-team':
        return addMember(tx, actor, { team: change.team, user });
      case 'take-out-of-team':
        return removeMember(tx, actor, { team: change.team, user });
    }
  });
}

export async function changeTeams(tx: Db, actor: Actor, asked: BulkTeams): Done {
  const { change } = asked;
  await takeLock(tx, 'access');
  return runItems(tx, actor, asked, (team) =>
    change.do === 'move'
      ? changeTeam(tx, actor, team, { parent: change.parent })
      : deleteTeam(tx, actor, team),
  );
}

export async function changeGrants(tx: Db, actor: Actor, asked: BulkGrants): Done {
  const { change } = asked;
  await takeLock(tx, 'access');
  return runItems(tx, actor, asked, async (grant) => {
    if (!isUuid(grant)) throw notFound('such grant');
    switch (change.do) {
      case 'revoke':
        return deleteGrant(tx, actor, grant);
      case 'set-end':
        return changeGrant(tx, actor, grant, { expiresAt: change.expiresAt });
      case 'set-reason':
        return changeGrant(tx, actor, grant, { reason: change.reason });
      case 'set-role':
        return changeRoleOfGrant(tx, actor, grant, change.role);
    }
  });
}

export async function changeCollections(tx: Db, actor: Actor, asked: BulkCollections): Done {
  const { change } = asked;
  await takeLock(tx, 'access');
  return runItems(tx, actor, asked, async (collection) => {
    switch (change.do) {
      case 'move': {
        const { path } = await getCollection(actor, collection, tx);
        const to = `${change.parent === '/' ? '' : change.parent}${path.slice(path.lastIndexOf('/'))}`;
        return changeCollection(tx, actor, collection, { path: to });
      }
      case 'set-exclusive':
        return changeCollection(tx, actor, collection, { exclusive: change.exclusive });
      case 'remove':
        return deleteCollection(tx, actor, collection);
    }
  });
}

/** Each as it is at this moment: nobody looked at the versions of many. */
export async function changeRoles(tx: Db, actor: Actor, asked: BulkRoles): Done {
  const { change } = asked;
  await takeLock(tx, 'access');
  return runItems(tx, actor, asked, async (reference) => {
    if (change.do === 'remove') return deleteRole(tx, actor, reference);
    const { id, version, operations: held } = await getRole(actor, reference, tx);
    const named = new Set<string>(change.operations);
    const operations = catalogue.filter((operation) =>
      change.do === 'add-operations'
        ? held.includes(operation) || named.has(operation)
        : held.includes(operation) && !named.has(operation),
    );
    if (operations.length === 0) throw conflict('Nothing would be left in it. Remove it instead.');
    return changeRole(tx, actor, id, { version, operations });
  });
}

export async function changeImagePrefixes(tx: Db, actor: Actor, asked: BulkPrefixes): Done {
  const { change } = asked;
  return runItems(tx, actor, asked, async (prefix) => {
    if (!isUuid(prefix)) throw notFound('such image prefix');
    return change.do === 'move'
      ? moveImagePrefix(tx, actor, prefix, change.collection)
      : deleteImagePrefix(tx, actor, prefix);
  });
}
