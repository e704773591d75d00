import { randomInt } from 'node:crypto';
import { privateCollectionOf, rootCollection, sharedCollection } from '@/lib/access/collection-path';
import type { Db } from '@/lib/db/client';
import { hashPassword } from '@/lib/passwords/hash';
import { setSetting } from '@/lib/settings/settings';
import { ensureCollection } from '@/prisma/seed/collections';
import { roleId } from '@/prisma/seed/roles';

export interface FirstAdmin {
  readonly username: string;
  /** Shown once, to be changed at the first sign-in; null when the password was given to us. */
  readonly oneTimePassword: string | null;
}

const username = 'admin';
const privateRole = 'Restricted Control';

/** What only a new installation gets: people may change or remove any of it for good. */
export async function seedFirstInstallation(tx: Db, givenPassword: string | undefined): Promise<FirstAdmin> {
  const oneTimePassword = givenPassword === undefined ? newPassword() : null;
  const password = givenPassword ?? oneTimePassword ?? newPassword();
  const admin = await tx.user.create({
    data: {
      username,
      fullName: 'First admin',
      passwordHash: await hashPassword(password),
      mustChangePassword: oneTimePassword !== null,
    },
  });
  const shared = await ensureCollection(tx, sharedCollection);
  const reason = 'Made with the installation';
  const grant = async (to: { userId: string } | 'everyone', role: string, collectionId: string) =>
    tx.grant.create({
      data: {
        ...(to === 'everyone' ? { subjectKind: 'everyone' } : { subjectKind: 'user', userId: to.userId }),
        roleId: await roleId(tx, role),
        collectionId,
        reason,
      },
    });
  await grant('everyone', 'Image User', shared);
  await grant('everyone', 'Scheduler', shared);
  await grant({ userId: admin.id }, 'Admin', await ensureCollection(tx, rootCollection));
  await grant({ userId: admin.id }, privateRole, await ensureCollection(tx, privateCollectionOf(username)));
  await setSetting(tx, 'private-collection-role', await roleId(tx, privateRole));
  return { username, oneTimePassword };
}

/** Without characters that are mistaken for others when read from a screen. 100 bits. */
function newPassword(): string {
  const letters = 'abcdefghijkmnpqrstuvwxyz23456789';
  const group = () => Array.from({ length: 5 }, () => letters[randomInt(letters.length)]).join('');
  return [group(), group(), group(), group()].join('-');
}
