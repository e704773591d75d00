import type { Actor } from '@/lib/auth/actor';
import { makeScimToken } from '@/lib/auth/scim-token';
import type { Db } from '@/lib/db/client';
import { authorise } from '@/lib/grants/authorise';
import { requireHeld } from '@/lib/grants/delegation';
import { conflict } from '@/lib/problems/problem';
import { provisionerOperations } from '@/lib/scim/operations';

const roleName = 'Provisioning';

/**
 * The service account as which a provisioning program acts: it holds the role Provisioning on "/" by
 * an ordinary grant, so it takes whoever may grant that and holds it.
 *
 * @returns its id
 */
export async function makeServiceAccount(tx: Db, actor: Actor, name: string): Promise<string> {
  authorise(actor, 'access.manage', '/');
  const holding = { collection: '/', operations: provisionerOperations, expiresAt: null };
  requireHeld(actor, [holding], 'let a program provision accounts');
  const slug = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 50);
  const username = `scim-${slug || 'provisioning'}`;
  if ((await tx.user.count({ where: { username } })) > 0)
    throw conflict(`There is an account ${username} already. Give the provisioning another name.`);
  const root = await tx.collection.findUniqueOrThrow({ where: { path: '/' }, select: { id: true } });
  const account = await tx.user.create({
    data: { username, fullName: `Provisioning by ${name}`, kind: 'service' },
    select: { id: true },
  });
  await tx.grant.create({
    data: {
      subjectKind: 'user',
      userId: account.id,
      roleId: await provisioningRole(tx),
      collectionId: root.id,
      reason: `Provisions accounts for ${name}`,
      createdById: actor.userId,
    },
  });
  return account.id;
}

/** A new token for the provisioning in place of the one it had. It is not kept. */
export async function giveScimToken(tx: Db, providerId: string): Promise<string> {
  const { token, hash } = makeScimToken();
  await tx.identityProvider.update({
    where: { id: providerId },
    data: { tokenHash: hash, tokenUsedAt: null },
  });
  return token;
}

async function provisioningRole(tx: Db): Promise<string> {
  const known = await tx.role.findUnique({ where: { name: roleName } });
  const operations = [...provisionerOperations];
  if (known?.operations.every((each) => operations.some((operation) => operation === each))) return known.id;
  if (known) throw conflict(`The role ${roleName} holds more than provisioning needs. Rename it first.`);
  const made = await tx.role.create({
    data: {
      name: roleName,
      description: 'Make, change and disable people and teams, as programs do that provision accounts.',
      operations,
      versions: { create: { version: 1, operations } },
    },
    select: { id: true },
  });
  return made.id;
}
