import { z } from 'zod';
import { type CollectionPath, collectionAndAncestors } from '@/lib/access/collection-path';
import type { Change } from '@/lib/audit/change';
import type { Actor } from '@/lib/auth/actor';
import { getCollection } from '@/lib/collections/queries';
import type { Db } from '@/lib/db/client';
import { authorise, may } from '@/lib/grants/authorise';

export const recordingPolicy = z
  .strictObject({
    collection: z.string(),
    own: z.boolean().meta({ description: 'Whether the collection itself asks for it.' }),
    asked: z.string().nullable().meta({
      description: 'The collection, this or above, because of which terminals here are recorded.',
    }),
    mayChange: z.boolean(),
  })
  .meta({ id: 'RecordingPolicy' });
export type RecordingPolicy = z.output<typeof recordingPolicy>;

/**
 * The collection because of which terminals in this one are recorded, the nearest that asks for it;
 * null when none does. What is above cannot be undone below.
 */
export async function recordedBecauseOf(db: Db, collection: CollectionPath): Promise<CollectionPath | null> {
  const asking = await db.collection.findMany({
    where: { path: { in: collectionAndAncestors(collection) }, recordTerminals: true },
    select: { path: true },
  });
  const paths = asking.map(({ path }) => path);
  return paths.reduce<string | null>((near, path) => (path.length > (near?.length ?? 0) ? path : near), null);
}

/** Whether terminals are recorded there: for everyone who may see the collection, since it concerns them. */
export async function getRecordingPolicy(actor: Actor, reference: string, db: Db): Promise<RecordingPolicy> {
  const { id, path } = await getCollection(actor, reference, db);
  const { recordTerminals } = await db.collection.findUniqueOrThrow({
    where: { id },
    select: { recordTerminals: true },
  });
  return {
    collection: path,
    own: recordTerminals,
    asked: await recordedBecauseOf(db, path),
    mayChange: may(actor, 'audit.manage', path),
  };
}

/** Has terminals recorded there from now on, or no longer. Needs audit.manage on the collection. */
export async function setRecordingPolicy(
  tx: Db,
  actor: Actor,
  reference: string,
  terminals: boolean,
): Promise<Change<RecordingPolicy>> {
  const { id, path } = await getCollection(actor, reference, tx);
  const allowedBy = authorise(actor, 'audit.manage', path);
  await tx.collection.update({ where: { id }, data: { recordTerminals: terminals } });
  return {
    result: await getRecordingPolicy(actor, id, tx),
    audit: {
      operation: 'audit.manage',
      resourceKind: 'collection',
      resourceId: id,
      resourceName: path,
      collection: path,
      allowedBy,
      request: { change: 'record terminals', terminals },
    },
  };
}
