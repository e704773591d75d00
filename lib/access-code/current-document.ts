import { type CollectionPath, rootCollection } from '@/lib/access/collection-path';
import { isOperation } from '@/lib/access/operations';
import { type AccessDocument, documentVersion, keyOf, limitParts } from '@/lib/access-code/document';
import { comesWithAccount, isPrivate } from '@/lib/access-code/unmanaged';
import type { Actor } from '@/lib/auth/actor';
import { visibleTo, within } from '@/lib/collections/within';
import type { Db } from '@/lib/db/client';
import { prefixAsWritten } from '@/lib/docker-api/image-reference';
import { may } from '@/lib/grants/authorise';
import { visibleGrants } from '@/lib/grants/queries';
import { collectionLimits } from '@/lib/limits/schema';

/** The sections that the actor may see whole, in the scope. */
export function seenSections(actor: Actor, scope: CollectionPath) {
  const seesAccess = may(actor, 'access.view', scope) || may(actor, 'access.manage', scope);
  return {
    roles: may(actor, 'role.view', rootCollection) || may(actor, 'role.manage', rootCollection),
    teams: may(actor, 'team.view', rootCollection) || may(actor, 'team.manage', rootCollection),
    collections: seesAccess || may(actor, 'collection.manage', scope),
    prefixes: seesAccess,
    grants: seesAccess,
  };
}

/**
 * Access as it is, as a document: what the actor may see of it, in one order. Left out is what is not
 * managed by documents: built-in roles, private collections, what a directory keeps, ended grants.
 */
export async function currentDocument(db: Db, actor: Actor, scope: CollectionPath): Promise<AccessDocument> {
  const seen = seenSections(actor, scope);
  return {
    version: documentVersion,
    scope,
    ...(seen.roles ? { roles: await currentRoles(db) } : {}),
    ...(seen.teams ? { teams: await currentTeams(db) } : {}),
    ...(seen.collections ? { collections: await currentCollections(db, actor, scope) } : {}),
    ...(seen.prefixes ? { prefixes: await currentPrefixes(db, scope) } : {}),
    ...(seen.grants ? { grants: await currentGrants(db, actor, scope) } : {}),
  };
}

async function currentRoles(db: Db) {
  const rows = await db.role.findMany({ where: { builtIn: false } });
  return sorted(
    rows.map(({ name, description, operations }) => ({
      name,
      description,
      operations: operations.filter(isOperation),
    })),
    keyOf.roles,
  );
}

async function currentTeams(db: Db) {
  const rows = await db.team.findMany({
    where: { providerId: null },
    select: {
      name: true,
      description: true,
      parent: { select: { name: true } },
      memberships: { where: { providerId: null }, select: { user: { select: { username: true } } } },
    },
  });
  return sorted(
    rows.map(({ name, description, parent, memberships }) => ({
      name,
      parent: parent?.name ?? null,
      description,
      members: memberships.map(({ user }) => user.username).sort(),
    })),
    keyOf.teams,
  );
}

async function currentCollections(db: Db, actor: Actor, scope: CollectionPath) {
  const rows = await db.collection.findMany({
    where: { AND: [visibleTo(actor), within(scope)] },
    select: { path: true, exclusive: true, limits: { select: { limits: true } } },
  });
  return sorted(
    rows
      .filter(({ path }) => !isPrivate(path))
      .map(({ path, exclusive, limits }) => ({
        path,
        exclusive,
        ...limitParts(limits ? collectionLimits.parse(limits.limits) : undefined),
      })),
    keyOf.collections,
  );
}

async function currentPrefixes(db: Db, scope: CollectionPath) {
  const rows = await db.imagePrefix.findMany({
    where: { collection: within(scope) },
    select: { prefix: true, collection: { select: { path: true } } },
  });
  return sorted(
    rows.map(({ prefix, collection }) => ({
      prefix: prefixAsWritten(prefix),
      collection: collection.path,
    })),
    keyOf.prefixes,
  );
}

async function currentGrants(db: Db, actor: Actor, scope: CollectionPath) {
  const rows = await db.grant.findMany({
    where: {
      AND: [
        visibleGrants(actor),
        { collection: within(scope) },
        { OR: [{ expiresAt: null }, { expiresAt: { gt: new Date() } }] },
      ],
    },
    select: { userId: true, teamId: true, roleId: true, collectionId: true, expiresAt: true, reason: true },
  });
  // Names are looked up here: joined to ten thousand rows they would take most of the time.
  const names = await namesOf(db);
  const records = rows.map(({ userId, teamId, roleId, collectionId, expiresAt, reason }) => ({
    subject: userId
      ? `user:${names.users.get(userId)}`
      : teamId
        ? `team:${names.teams.get(teamId)}`
        : 'everyone',
    role: names.roles.get(roleId) ?? '',
    collection: names.collections.get(collectionId) ?? '',
    expiresAt: expiresAt?.toISOString() ?? null,
    reason,
  }));
  return sorted(
    records.filter(({ subject, collection }) => !comesWithAccount(subject, collection)),
    ({ subject, role, collection }) => `${collection} ${subject} ${role}`,
  );
}

async function namesOf(db: Db) {
  const [users, teams, roles, collections] = await Promise.all([
    db.user.findMany({ select: { id: true, username: true } }),
    db.team.findMany({ select: { id: true, name: true } }),
    db.role.findMany({ select: { id: true, name: true } }),
    db.collection.findMany({ select: { id: true, path: true } }),
  ]);
  return {
    users: new Map(users.map(({ id, username }) => [id, username])),
    teams: new Map(teams.map(({ id, name }) => [id, name])),
    roles: new Map(roles.map(({ id, name }) => [id, name])),
    collections: new Map(collections.map(({ id, path }) => [id, path])),
  };
}

function sorted<T>(records: readonly T[], key: (record: T) => string): T[] {
  return records
    .map((record) => ({ record, by: key(record) }))
    .sort((a, b) => (a.by < b.by ? -1 : 1))
    .map(({ record }) => record);
}
