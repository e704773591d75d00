import { heldOperations } from '@/lib/access/access';
import type { CollectionPath } from '@/lib/access/collection-path';
import { isOperation, type Operation } from '@/lib/access/operations';
import { fittingRoles, isNoMoreThan, type RoleFacts } from '@/lib/access-requests/fitting-roles';
import { loadAccess } from '@/lib/auth/load-access';
import type { Db } from '@/lib/db/client';

/** The smallest role that gives the operation; null where none fits. */
export async function offeredRole(
  tx: Db,
  userId: string,
  operation: Operation,
  collection: CollectionPath,
): Promise<RoleFacts | null> {
  const held = await heldBy(userId, collection);
  return fittingRoles(await allRoles(tx), operation, held)[0] ?? null;
}

/**
 * The roles that may be granted for a request, the one with the least first: those with no more than
 * the one that was offered; where none fits, whichever has the operation, for the decider to choose.
 */
export async function grantableRoles(
  tx: Db,
  request: { readonly roleId: string | null; readonly operation: string },
): Promise<RoleFacts[]> {
  const roles = await allRoles(tx);
  const offered = roles.find(({ id }) => id === request.roleId);
  const fitting = roles.filter((role) =>
    offered ? isNoMoreThan(role, offered) : role.operations.some((each) => each === request.operation),
  );
  return fitting.sort((one, other) => one.operations.length - other.operations.length);
}

/** What the person holds on the collection now. */
export async function heldBy(userId: string, collection: CollectionPath): Promise<Set<Operation>> {
  return new Set(heldOperations(await loadAccess(userId), collection, Date.now()));
}

async function allRoles(tx: Db): Promise<RoleFacts[]> {
  const rows = await tx.role.findMany({ select: { id: true, name: true, operations: true } });
  return rows.map((row) => ({ ...row, operations: row.operations.filter(isOperation) }));
}
