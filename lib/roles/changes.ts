import { operations as catalogue, isOperation, type Operation } from '@/lib/access/operations';
import type { Change } from '@/lib/audit/change';
import type { Actor } from '@/lib/auth/actor';
import { takeLock } from '@/lib/db/advisory-lock';
import type { Db } from '@/lib/db/client';
import { authorise } from '@/lib/grants/authorise';
import { requireHeld } from '@/lib/grants/delegation';
import { holdingsOfRole } from '@/lib/grants/holdings';
import { requireAnAdministrator } from '@/lib/grants/last-administrator';
import { conflict } from '@/lib/problems/problem';
import { getRole, viewRole } from '@/lib/roles/queries';
import type { NewRole, RoleChange, RoleView } from '@/lib/roles/schema';

/** Makes a role from the catalogue. Needs role.manage on /. */
export async function createRole(tx: Db, actor: Actor, wish: NewRole): Promise<Change<RoleView>> {
  const allowedBy = authorise(actor, 'role.manage', '/');
  const operations = inOrder(wish.operations);
  const row = await tx.role.create({
    data: {
      name: wish.name,
      description: wish.description,
      operations,
      versions: { create: { version: 1, operations, changedBy: actor.username } },
    },
  });
  const request = { change: 'create', operations };
  return { result: viewRole(row), audit: { ...subjectOf(row), allowedBy, request } };
}

/**
 * Changes a role of one's own making, if it is still at the version that was looked at. Needs
 * role.manage on /, and whatever it adds wherever the role is granted.
 */
export async function changeRole(
  tx: Db,
  actor: Actor,
  reference: string,
  change: RoleChange,
): Promise<Change<RoleView>> {
  const allowedBy = authorise(actor, 'role.manage', '/');
  await takeLock(tx, 'access');
  const role = await getRole(actor, reference, tx);
  refuseBuiltIn(role);
  if (role.version !== change.version) {
    throw conflict(`The role is at version ${role.version} by now. Look at it again before you change it.`);
  }
  const operations = inOrder(change.operations ?? role.operations.filter(isOperation));
  const added = operations.filter((operation) => !role.operations.includes(operation));
  const removed = role.operations.filter((operation) => !operations.some((each) => each === operation));
  requireHeld(actor, await holdingsOfRole(tx, role.id, added), `add to the role ${role.name}`);
  const version = role.version + 1;
  const { name = role.name, description = role.description } = change;
  const row = await tx.role.update({
    where: { id: role.id },
    data: {
      name,
      description,
      operations,
      version,
      versions: { create: { version, operations, changedBy: actor.username } },
    },
  });
  await requireAnAdministrator(tx);
  const request = { change: 'update', name, description, version, added, removed };
  return { result: viewRole(row), audit: { ...subjectOf(role), allowedBy, request } };
}

/** Removes a role that nobody was granted. Needs role.manage on /. */
export async function deleteRole(tx: Db, actor: Actor, reference: string): Promise<Change<undefined>> {
  const allowedBy = authorise(actor, 'role.manage', '/');
  const role = await getRole(actor, reference, tx);
  refuseBuiltIn(role);
  await tx.role.delete({ where: { id: role.id } });
  return { result: undefined, audit: { ...subjectOf(role), allowedBy, request: { change: 'delete' } } };
}

function refuseBuiltIn({ builtIn, name }: RoleView): void {
  if (builtIn) throw conflict(`${name} is built in and stays as it is. Make a role of your own from it.`);
}

/** In the catalogue's order, so that versions compare. */
function inOrder(operations: readonly Operation[]): Operation[] {
  return catalogue.filter((operation) => operations.includes(operation));
}

function subjectOf({ id, name }: { id: string; name: string }) {
  return {
    operation: 'role.manage',
    resourceKind: 'role',
    resourceId: id,
    resourceName: name,
    collection: '/',
  };
}
