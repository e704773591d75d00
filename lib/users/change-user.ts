import { privateCollectionOf } from '@/lib/access/collection-path';
import type { Change } from '@/lib/audit/change';
import type { Actor } from '@/lib/auth/actor';
import { takeLock } from '@/lib/db/advisory-lock';
import type { Db } from '@/lib/db/client';
import { authorise } from '@/lib/grants/authorise';
import { requireHeld } from '@/lib/grants/delegation';
import { holdingsOfUser } from '@/lib/grants/holdings';
import { requireAnAdministrator } from '@/lib/grants/last-administrator';
import { revokeLinks } from '@/lib/links/make-link';
import { acceptedPassword } from '@/lib/passwords/accepted-password';
import { conflict, invalid } from '@/lib/problems/problem';
import { endSessions } from '@/lib/sessions/sessions';
import { authoriseFor } from '@/lib/users/answered-for';
import { endEverything } from '@/lib/users/end-everything';
import { requireOurProfile } from '@/lib/users/kept-elsewhere';
import { ownerColumns } from '@/lib/users/owner-columns';
import { getUser, userColumns, viewUser } from '@/lib/users/queries';
import type { UserChange, UserView } from '@/lib/users/schema';

/** What those may change of a service account who answer for it. */
const forWhoAnswers: ReadonlySet<string> = new Set(['fullName', 'owner', 'disabled']);

/**
 * Changes an account. Needs user.manage on /, or for what is theirs to change, to answer for the
 * service account. A new password, another e-mail address (where a
 * forgotten password is reset) or enabling the account hands over all that its owner holds, so it
 * takes whoever holds all of that too. Disabling ends everything of theirs.
 */
export async function changeUser(
  tx: Db,
  actor: Actor,
  reference: string,
  change: UserChange,
): Promise<Change<UserView>> {
  const user = await getUser(actor, reference, tx);
  const allowedBy = Object.keys(change).every((field) => forWhoAnswers.has(field))
    ? await authoriseFor(actor, user.id, tx)
    : authorise(actor, 'user.manage', '/');
  await takeLock(tx, 'access');
  const { fullName, email, disabled, password, mustChangePassword, owner } = change;
  if (password !== undefined && user.id === actor.userId) {
    throw invalid(
      'body.password',
      'Your own password is changed at /me/password, which asks for the old one',
    );
  }
  await requireOurProfile(tx, user, { fullName, email });
  const isOther = email !== undefined && email !== null && email !== user.email;
  if (password !== undefined || disabled === false || isOther) {
    requireHeld(actor, await holdingsOfUser(tx, user.id), `take over the account of ${user.username}`);
  }
  const disabledAt = disabled === true ? (user.disabledAt ?? new Date()) : null;
  const row = await tx.user.update({
    where: { id: user.id },
    data: {
      ...(fullName === undefined ? {} : { fullName }),
      ...(email === undefined ? {} : { email }),
      ...(disabled === undefined ? {} : { disabledAt }),
      ...(password === undefined
        ? {}
        : { passwordHash: await acceptedPassword(password, user, 'body.password') }),
      ...(mustChangePassword === undefined ? {} : { mustChangePassword }),
      ...(owner === undefined ? {} : await ownerColumns(tx, actor, user.kind, owner)),
    },
    select: userColumns,
  });
  if (password !== undefined || email !== undefined) await revokeLinks(tx, user.id);
  if (password !== undefined) await endSessions(tx, user.id);
  const ended = disabled === true ? await endEverything(tx, user.id) : null;
  if (disabled === true) await requireAnAdministrator(tx);
  const audit = {
    ...subjectOf(user),
    allowedBy,
    request: {
      change: 'update',
      ...change,
      ...(password === undefined ? {} : { password: 'changed' }),
      ...(ended === null ? {} : { ended }),
    },
  };
  return { result: viewUser(row), audit };
}

/**
 * Removes an account that never did anything, with its private collection. Needs user.manage on /.
 * Whoever has acted stays on record under their name, so their account can only be disabled.
 */
export async function deleteUser(tx: Db, actor: Actor, reference: string): Promise<Change<undefined>> {
  const allowedBy = authorise(actor, 'user.manage', '/');
  await takeLock(tx, 'access');
  const user = await getUser(actor, reference, tx);
  await refuseWhileInUse(tx, user);
  await tx.grant.deleteMany({
    where: { userId: user.id, collection: { path: privateCollectionOf(user.username) } },
  });
  await tx.collection.deleteMany({ where: { path: privateCollectionOf(user.username) } });
  await tx.user.delete({ where: { id: user.id } });
  await requireAnAdministrator(tx);
  return { result: undefined, audit: { ...subjectOf(user), allowedBy, request: { change: 'delete' } } };
}

async function refuseWhileInUse(tx: Db, { id, username }: UserView): Promise<void> {
  const owned = await tx.placement.count({ where: { ownerId: id } });
  const orders = await tx.order.count({ where: { ownerId: id } });
  if (owned + orders > 0) {
    throw conflict(`${username} still owns things. Move or remove them first, or disable the account.`);
  }
  const acted = await tx.auditEntry.findFirst({ where: { actor: username }, select: { seq: true } });
  if (acted) throw conflict(`The audit log names ${username}. Disable the account instead.`);
}

function subjectOf({ id, username }: UserView) {
  return {
    operation: 'user.manage',
    resourceKind: 'user',
    resourceId: id,
    resourceName: username,
    collection: '/',
  };
}
