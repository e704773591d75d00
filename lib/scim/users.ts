import { isUuid } from '@/lib/api/fields';
import { makeChange } from '@/lib/audit/change';
import type { Actor } from '@/lib/auth/actor';
import type { ScimCaller } from '@/lib/auth/scim-token';
import { takeLock } from '@/lib/db/advisory-lock';
import { type Db, db } from '@/lib/db/client';
import { literally } from '@/lib/db/like';
import { authorise } from '@/lib/grants/authorise';
import { requireHeld } from '@/lib/grants/delegation';
import { holdingsOfUser } from '@/lib/grants/holdings';
import { requireAnAdministrator } from '@/lib/grants/last-administrator';
import { freeEmail } from '@/lib/identity/make-account';
import { ScimError } from '@/lib/scim/error';
import { parseFilter } from '@/lib/scim/filter';
import { patchSteps } from '@/lib/scim/patch';
import { type ListRequest, listOf, notFoundHere } from '@/lib/scim/resource';
import {
  scimUserColumns,
  type UserWish,
  userAttributes,
  usernameOf,
  viewScimUser,
  wishOfPatch,
  wishOfResource,
} from '@/lib/scim/user-resource';
import { whereOf } from '@/lib/scim/where';
import { makePrivateCollection } from '@/lib/users/create-user';
import { endEverything } from '@/lib/users/end-everything';
import type { Prisma } from '@/prisma/generated/client';

/**
 * The accounts that a provisioning made, or was handed; no others exist for it. Accounts kept for
 * emergencies never do.
 */
const itsOwn = (providerId: string): Prisma.UserWhereInput => ({
  providerId,
  kind: 'person',
  isBreakGlass: false,
  identities: { some: { providerId } },
});

export async function listScimUsers({ actor, providerId }: ScimCaller, request: ListRequest) {
  authorise(actor, 'user.view', '/');
  const filter =
    request.filter === undefined
      ? {}
      : whereOf(parseFilter(request.filter), userAttributes(providerId), nobody);
  const where = { AND: [itsOwn(providerId), filter] };
  const rows = await db.user.findMany({
    where,
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    skip: request.startIndex - 1,
    take: request.count,
    select: scimUserColumns(providerId),
  });
  return listOf(rows.map(viewScimUser), await db.user.count({ where }), request.startIndex);
}

const nobody: Prisma.UserWhereInput = { id: { in: [] } };

export async function getScimUser({ actor, providerId }: ScimCaller, id: string, tx: Db = db) {
  authorise(actor, 'user.view', '/');
  return viewScimUser(await rowOf(tx, providerId, id));
}

/** @throws ScimError 409 for a name that an account has which the provisioning does not keep */
export function createScimUser({ actor, providerId }: ScimCaller, body: unknown) {
  const wish = wishOfResource(body);
  const username = usernameOf(wish.userName);
  return makeChange(actor, async (tx) => {
    const allowedBy = authorise(actor, 'user.manage', '/');
    await takeLock(tx, 'access');
    const known = await tx.user.findUnique({
      where: { username },
      select: { id: true, providerId: true, externalId: true, identities: { where: { providerId } } },
    });
    const email = await freeEmail(tx, wish.email ?? null, known?.id);
    const data = {
      fullName: wish.fullName ?? '',
      email,
      externalId: wish.externalId ?? null,
      identities: { create: { providerId, subject: wish.userName } },
    };
    const disabled = wish.active === false ? { disabledAt: new Date(), isDisabledByProvider: true } : {};
    const isReturning = known !== null && known.providerId === providerId && known.identities.length === 0;
    if (known && !(isReturning && known.externalId !== null && known.externalId === wish.externalId))
      throw new ScimError(
        409,
        'The userName belongs to another account. An administrator can hand that over.',
        'uniqueness',
      );
    await requireFreeNames(
      tx,
      providerId,
      { userName: wish.userName, externalId: wish.externalId ?? null },
      known?.id,
    );
    const { id } = known
      ? await tx.user.update({
          where: { id: known.id },
          data: { ...data, disabledAt: null, isDisabledByProvider: false, ...disabled },
        })
      : await tx.user.create({ data: { ...data, ...disabled, username, source: 'scim', providerId } });
    if (!known) await makePrivateCollection(tx, { id, username }, actor.userId);
    const request = {
      change: 'create',
      source: 'scim',
      userName: wish.userName,
      externalId: wish.externalId,
      fullName: wish.fullName,
    };
    return {
      result: await getScimUser({ actor, providerId }, id, tx),
      audit: subjectOf({ id, username }, allowedBy, request),
    };
  });
}

/** @throws ScimError 412 where it is no longer what the program saw */
export function replaceScimUser(caller: ScimCaller, id: string, body: unknown, ifMatch: string | null) {
  const wish = wishOfResource(body);
  return change(caller, id, wish, ifMatch);
}

export function patchScimUser(caller: ScimCaller, id: string, body: unknown, ifMatch: string | null) {
  return change(caller, id, wishOfPatch(patchSteps(body)), ifMatch);
}

/** Disables the account, ends everything of its person, and lets go of it: people who acted stay on record. */
export function deleteScimUser({ actor, providerId }: ScimCaller, id: string, ifMatch: string | null) {
  return makeChange(actor, async (tx) => {
    const allowedBy = authorise(actor, 'user.manage', '/');
    await takeLock(tx, 'access');
    const row = await rowOf(tx, providerId, id);
    requireSame(viewScimUser(row), ifMatch);
    if (row.disabledAt === null) await disable(tx, id);
    await tx.membership.deleteMany({ where: { userId: id, providerId } });
    await tx.externalIdentity.deleteMany({ where: { userId: id, providerId } });
    await requireAnAdministrator(tx);
    return { result: undefined, audit: subjectOf(row, allowedBy, { change: 'disable and let go' }) };
  });
}

function change(caller: ScimCaller, id: string, wish: UserWish, ifMatch: string | null) {
  const { actor, providerId } = caller;
  return makeChange(actor, async (tx) => {
    const allowedBy = authorise(actor, 'user.manage', '/');
    await takeLock(tx, 'access');
    const row = await rowOf(tx, providerId, id);
    requireSame(viewScimUser(row), ifMatch);
    const { userName, externalId, fullName, email, active } = wish;
    await requireFreeNames(tx, providerId, wish, id);
    if (externalId !== undefined && row.externalId !== null && externalId !== row.externalId)
      await requireAllOf(tx, actor, row);
    if (userName !== undefined) {
      usernameOf(userName);
      await tx.externalIdentity.updateMany({
        where: { userId: id, providerId },
        data: { subject: userName },
      });
    }
    await tx.user.update({
      where: { id },
      data: {
        ...(externalId === undefined ? {} : { externalId }),
        ...(fullName === undefined ? {} : { fullName }),
        ...(email === undefined ? {} : { email: await freeEmail(tx, email, id) }),
      },
    });
    if (active === false && row.disabledAt === null) await disable(tx, id);
    if (active === true && row.disabledAt !== null) {
      if (!row.isDisabledByProvider) throw new ScimError(403, 'An administrator disabled this account here.');
      await tx.user.update({ where: { id }, data: { disabledAt: null, isDisabledByProvider: false } });
    }
    if (active === false) await requireAnAdministrator(tx);
    const request = { change: 'update', ...wish };
    return { result: await getScimUser(caller, id, tx), audit: subjectOf(row, allowedBy, request) };
  });
}

async function disable(tx: Db, id: string): Promise<void> {
  await tx.user.update({ where: { id }, data: { disabledAt: new Date(), isDisabledByProvider: true } });
  await endEverything(tx, id);
}

/** Whose id it is at other providers decides who signs in as them. */
async function requireAllOf(tx: Db, actor: Actor, { id, username }: { id: string; username: string }) {
  requireHeld(actor, await holdingsOfUser(tx, id), `give the account of ${username} to somebody else`);
}

async function rowOf(tx: Db, providerId: string, id: string) {
  if (!isUuid(id)) throw notFoundHere();
  const row = await tx.user.findFirst({
    where: { AND: [itsOwn(providerId), { id }] },
    select: scimUserColumns(providerId),
  });
  if (!row) throw notFoundHere();
  return row;
}

async function requireFreeNames(
  tx: Db,
  providerId: string,
  { userName, externalId }: UserWish,
  exceptId?: string,
) {
  const others = exceptId === undefined ? {} : { NOT: { id: exceptId } };
  const isTaken = async (where: Prisma.UserWhereInput) =>
    (await tx.user.count({ where: { AND: [where, others] } })) > 0;
  // Insensitive equality is a LIKE.
  const subject = { equals: literally(userName ?? ''), mode: 'insensitive' } as const;
  if (userName !== undefined && (await isTaken({ identities: { some: { providerId, subject } } })))
    throw new ScimError(409, 'There is a user with this userName.', 'uniqueness');
  if (externalId && (await isTaken({ providerId, externalId })))
    throw new ScimError(409, 'There is a user with this externalId.', 'uniqueness');
}

/** If-Match, where a program sends it. @throws ScimError 412 */
export function requireSame({ meta }: { meta: { version: string } }, ifMatch: string | null): void {
  if (ifMatch === null || ifMatch === '*') return;
  if (!ifMatch.split(',').some((tag) => tag.trim() === meta.version))
    throw new ScimError(412, 'It was changed in the meantime.');
}

function subjectOf(
  { id, username }: { id: string; username: string },
  allowedBy: string,
  request: Readonly<Record<string, unknown>>,
) {
  return {
    operation: 'user.manage',
    resourceKind: 'user',
    resourceId: id,
    resourceName: username,
    collection: '/',
    allowedBy,
    request,
  };
}
