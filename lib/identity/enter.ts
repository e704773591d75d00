import { randomUUID } from 'node:crypto';
import { type AuditActor, recordChange } from '@/lib/audit/record';
import type { Db } from '@/lib/db/client';
import { freeEmail, makeAccount, signInColumns } from '@/lib/identity/make-account';
import { applyGroups } from '@/lib/identity/memberships';
import type { PersonAtProvider } from '@/lib/identity/person-at-provider';
import { SignInFailure } from '@/lib/identity/sign-in-failure';
import { Problem } from '@/lib/problems/problem';

export interface EnteredProvider {
  readonly id: string;
  readonly name: string;
  readonly kind: 'oidc' | 'ldap';
  readonly createsUsers: boolean;
}

/** Whom a provisioning program made, and may be linked at their first sign-in by its own id of them. */
export interface Provisioned {
  readonly providerId: string;
  readonly externalId: string;
}

/**
 * The account of somebody whom a provider has proved: the linked one, a provisioned one, or a new
 * one where the provider may make accounts. What the provider keeps of it (name, e-mail,
 * memberships by mapped groups) is brought up to date. Disabled accounts are answered as they are.
 *
 * @throws SignInFailure
 */
export async function enter(
  tx: Db,
  by: AuditActor,
  provider: EnteredProvider,
  person: PersonAtProvider,
  provisioned: Provisioned | null = null,
) {
  const user =
    (await linkedAccount(tx, provider.id, person.subject)) ??
    (await provisionedAccount(tx, by, provider, person, provisioned)) ??
    (await newAccount(tx, by, provider, person));
  await tx.externalIdentity.update({
    where: { providerId_subject: { providerId: provider.id, subject: person.subject } },
    data: { lastSignInAt: new Date() },
  });
  if (user.disabledAt) return user;
  await tx.user.updateMany({
    where: { id: user.id, providerId: provider.id },
    data: {
      ...(person.fullName === '' ? {} : { fullName: person.fullName }),
      ...(person.email === null ? {} : { email: await freeEmail(tx, person.email, user.id) }),
    },
  });
  await keepUp(tx, by, { providerId: provider.id, userId: user.id, username: user.username }, person.groups);
  return user;
}

async function linkedAccount(tx: Db, providerId: string, subject: string) {
  const identity = await tx.externalIdentity.findUnique({
    where: { providerId_subject: { providerId, subject } },
    select: { user: { select: signInColumns } },
  });
  return identity?.user ?? null;
}

async function provisionedAccount(
  tx: Db,
  by: AuditActor,
  provider: EnteredProvider,
  { subject }: PersonAtProvider,
  provisioned: Provisioned | null,
) {
  if (provisioned === null || provisioned.externalId === '') return null;
  const user = await tx.user.findFirst({
    where: {
      ...provisioned,
      source: 'scim',
      kind: 'person',
      identities: { none: { providerId: provider.id } },
    },
    select: signInColumns,
  });
  if (!user) return null;
  await tx.externalIdentity.create({ data: { providerId: provider.id, subject, userId: user.id } });
  await recordChange(tx, by, {
    operation: 'identity.link',
    resourceKind: 'user',
    resourceId: user.id,
    resourceName: user.username,
    collection: '/',
    allowedBy: `${provider.name} knows those who were provisioned by their external id`,
    request: { provider: provider.name, subject, externalId: provisioned.externalId },
  });
  return user;
}

function newAccount(tx: Db, by: AuditActor, provider: EnteredProvider, person: PersonAtProvider) {
  if (!provider.createsUsers)
    throw new SignInFailure('not-known', `Nobody is linked to ${provider.name}'s ${person.subject}.`);
  return makeAccount(tx, by, provider, person);
}

/** The last administrator stays one, whatever the provider says: somebody has to repair its mappings. */
async function keepUp(
  tx: Db,
  by: AuditActor,
  person: Parameters<typeof applyGroups>[2],
  groups: readonly string[],
): Promise<void> {
  const point = `p${randomUUID().replaceAll('-', '')}`;
  await tx.$executeRawUnsafe(`SAVEPOINT ${point}`);
  try {
    await applyGroups(tx, by, person, groups);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    await tx.$executeRawUnsafe(`ROLLBACK TO SAVEPOINT ${point}`);
  }
}
