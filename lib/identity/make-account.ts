import { type AuditActor, recordChange } from '@/lib/audit/record';
import type { Db } from '@/lib/db/client';
import type { PersonAtProvider } from '@/lib/identity/person-at-provider';
import { SignInFailure } from '@/lib/identity/sign-in-failure';
import { makePrivateCollection } from '@/lib/users/create-user';

/** An account as a sign-in needs it. */
export const signInColumns = {
  id: true,
  username: true,
  mustChangePassword: true,
  disabledAt: true,
} as const;

/**
 * Makes an account without a password for somebody whom a provider knows, linked to them. A name that
 * somebody has is never shared, whatever the provider says of name or e-mail.
 *
 * @throws SignInFailure for a name that is taken or cannot be one
 */
export async function makeAccount(
  tx: Db,
  by: AuditActor,
  provider: { readonly id: string; readonly name: string; readonly kind: 'oidc' | 'ldap' },
  person: PersonAtProvider,
) {
  const { username, fullName, email, subject } = person;
  if (username === null) throw new SignInFailure('no-name');
  if ((await tx.user.count({ where: { username } })) > 0)
    throw new SignInFailure(
      'name-taken',
      `The user name ${username} is taken by an account that is not linked.`,
    );
  const user = await tx.user.create({
    data: {
      username,
      fullName,
      email: await freeEmail(tx, email),
      source: provider.kind,
      providerId: provider.id,
      identities: { create: { providerId: provider.id, subject } },
    },
    select: signInColumns,
  });
  await makePrivateCollection(tx, user, null);
  await recordChange(tx, by, {
    operation: 'user.manage',
    resourceKind: 'user',
    resourceId: user.id,
    resourceName: username,
    collection: '/',
    allowedBy: `${provider.name} may make accounts`,
    request: { change: 'create', source: provider.kind, provider: provider.name, subject, fullName },
  });
  return user;
}

/** The address, unless another account has it: an address is one person's, and links nobody. */
export async function freeEmail(tx: Db, email: string | null, userId?: string): Promise<string | null> {
  if (email === null) return null;
  const other = await tx.user.findFirst({
    where: {
      email,
      ...(userId === undefined ? {} : { id: { not: userId } }),
    },
    select: { id: true },
  });
  return other ? null : email;
}
