import { privateCollectionOf, privateCollections } from '@/lib/access/collection-path';
import type { Change } from '@/lib/audit/change';
import type { Actor } from '@/lib/auth/actor';
import type { Db } from '@/lib/db/client';
import { authorise } from '@/lib/grants/authorise';
import { acceptedPassword } from '@/lib/passwords/accepted-password';
import { invalid } from '@/lib/problems/problem';
import { getSetting } from '@/lib/settings/settings';
import { ownerColumns } from '@/lib/users/owner-columns';
import { userColumns, viewUser } from '@/lib/users/queries';
import type { NewUser, UserView } from '@/lib/users/schema';

/**
 * Makes an account, its private collection, and its grant there. Needs user.manage on /.
 *
 * @param waits for somebody to be let in later, by an invitation or a password that is set
 */
export async function createUser(
  tx: Db,
  actor: Actor,
  wish: NewUser,
  { waits = false }: { readonly waits?: boolean } = {},
): Promise<Change<UserView>> {
  const allowedBy = authorise(actor, 'user.manage', '/');
  const { username, password, fullName, email, kind, mustChangePassword, owner } = wish;
  if (password === undefined && kind === 'person' && !waits)
    throw invalid('body.password', 'A person needs a password');
  const passwordHash =
    password === undefined ? null : await acceptedPassword(password, wish, 'body.password');
  const { id } = await tx.user.create({
    data: {
      ...{ username, fullName, email, kind, mustChangePassword, passwordHash },
      ...(await ownerColumns(tx, actor, kind, owner)),
    },
    select: { id: true },
  });
  await makePrivateCollection(tx, { id, username }, actor.userId);
  const row = await tx.user.findUniqueOrThrow({ where: { id }, select: userColumns });
  const audit = {
    operation: 'user.manage',
    resourceKind: 'user',
    resourceId: id,
    resourceName: username,
    collection: '/',
    allowedBy,
    request: { change: 'create', kind, fullName, email, ...(owner === null ? {} : { owner }) },
  };
  return { result: viewUser(row), audit };
}

/** @param madeBy who made the account; null: a provider of identity */
export async function makePrivateCollection(
  tx: Db,
  user: { id: string; username: string },
  madeBy: string | null,
): Promise<void> {
  const parent = await tx.collection.findUniqueOrThrow({ where: { path: privateCollections } });
  const collection = await tx.collection.create({
    data: { path: privateCollectionOf(user.username), parentId: parent.id },
  });
  const roleId = await getSetting(tx, 'private-collection-role');
  if (roleId === null) return;
  await tx.grant.create({
    data: {
      subjectKind: 'user',
      userId: user.id,
      roleId,
      collectionId: collection.id,
      reason: 'Their private collection',
      createdById: madeBy,
    },
  });
}
