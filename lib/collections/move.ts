import {
  type CollectionPath,
  isCollectionPath,
  isWithin,
  parentCollection,
  privateCollections,
} from '@/lib/access/collection-path';
import { effectBetween } from '@/lib/access/effect/effect';
import type { Actor } from '@/lib/auth/actor';
import { closestCollection } from '@/lib/collections/closest';
import { takeLock } from '@/lib/db/advisory-lock';
import type { Db } from '@/lib/db/client';
import { loadAccessState } from '@/lib/effects/load-access-state';
import { authorise } from '@/lib/grants/authorise';
import { requireGainsHeld } from '@/lib/grants/gains-held';
import { limitsOnPath, maySeeUse } from '@/lib/limits/queries';
import { shortageInWords, shortagesOf } from '@/lib/limits/quotas';
import { collectionUse } from '@/lib/limits/use';
import { conflict, invalid } from '@/lib/problems/problem';

/**
 * Gives a collection another path, with all that is below it: what is placed there, granted there,
 * owned by prefix or limited goes along, since it is recorded by the collection's id. Labels on
 * objects keep the old path; they serve recovery only. Needs collection.manage and access.manage on
 * it and where it goes, and nobody may be given more by it than whoever moves it holds there.
 *
 * @returns how many collections have another path now
 */
export async function moveCollection(
  tx: Db,
  actor: Actor,
  { id, path: from }: { readonly id: string; readonly path: CollectionPath },
  to: CollectionPath,
): Promise<number> {
  const parent = parentCollection(to);
  if (parent === null || isWithin(to, from)) throw invalid('body.path', 'It cannot be moved below itself');
  refusePrivate(from, to);
  for (const operation of ['collection.manage', 'access.manage'] as const) authorise(actor, operation, from);
  const above = await closestCollection(tx, actor, to);
  if (above.path !== parent) throw invalid('body.path', `There is no collection ${parent}`);
  for (const operation of ['collection.manage', 'access.manage'] as const) {
    authorise(actor, operation, above.path);
  }
  for (const lock of ['access', 'image-prefixes', 'placements', 'limits'] as const) await takeLock(tx, lock);
  await refuseWithoutRoom(tx, actor, from, to);
  const before = await loadAccessState(tx);
  const count = await rewritePaths(tx, { id, from, to, parentId: above.id });
  const after = await loadAccessState(tx, before);
  requireGainsHeld(actor, effectBetween(before, after, []), `move ${from} to ${to}`);
  return count;
}

/** Private collections belong to the account of their name, which has its own only. */
function refusePrivate(from: CollectionPath, to: CollectionPath): void {
  if (parentCollection(from) === privateCollections) {
    throw conflict(`${from} belongs to an account and stays.`);
  }
  if (parentCollection(to) === privateCollections) {
    throw invalid('body.path', 'Private collections are made with the accounts of their owners');
  }
}

/** What is in it takes its room in the quotas that it comes under. */
async function refuseWithoutRoom(
  tx: Db,
  actor: Actor,
  from: CollectionPath,
  to: CollectionPath,
): Promise<void> {
  const entered = (await limitsOnPath(tx, parentCollection(to) ?? '/')).filter(
    ({ path }) => !isWithin(from, path),
  );
  const [shortage] = await shortagesOf(tx, entered, await collectionUse(tx, from));
  if (!shortage) return;
  throw conflict(`${shortageInWords(shortage, maySeeUse(actor, shortage.collection))}. Raise it first.`);
}

interface Rewrite {
  readonly id: string;
  readonly from: CollectionPath;
  readonly to: CollectionPath;
  readonly parentId: string;
}

/** Level by level: the database holds each path against that of its parent. */
async function rewritePaths(tx: Db, { id, from, to, parentId }: Rewrite): Promise<number> {
  const below = await tx.collection.findMany({
    where: { path: { startsWith: `${from.replace(/[\\_%]/g, '\\$&')}/` } },
    select: { path: true },
  });
  const pathOf = (path: CollectionPath) => `${to}${path.slice(from.length)}`;
  if (below.some(({ path }) => !isCollectionPath(pathOf(path)))) {
    throw invalid('body.path', 'The paths of collections below it would be too long');
  }
  await tx.collection.update({ where: { id }, data: { path: to, parentId } });
  const depths = new Set(below.map(({ path }) => path.split('/').length));
  for (const depth of [...depths].sort((a, b) => a - b)) {
    await tx.$executeRaw`
      UPDATE "Collection" SET "path" = ${to} || substr("path", ${from.length + 1})
      WHERE starts_with("path", ${`${from}/`}) AND cardinality(string_to_array("path", '/')) = ${depth}`;
  }
  return below.length + 1;
}
