import { z } from 'zod';
import { heldOperations } from '@/lib/access/access';
import { isWithin } from '@/lib/access/collection-path';
import { lineField } from '@/lib/api/fields';
import type { Change } from '@/lib/audit/change';
import type { Actor } from '@/lib/auth/actor';
import { offeredIn } from '@/lib/catalog/offered-in';
import { type Db, db as shared } from '@/lib/db/client';
import { reachingGrantView, viewReachingGrant } from '@/lib/grants/reaching-grant';
import { operationView, viewOperation } from '@/lib/roles/operation-view';
import { requireOurProfile } from '@/lib/users/kept-elsewhere';
import { getUser, userColumns, viewUser } from '@/lib/users/queries';
import { type UserView, userView } from '@/lib/users/schema';
import { reachedViews } from '@/lib/users/views';

const view = z.enum(['ops', 'apps', 'desk']);

export const me = z
  .strictObject({
    user: userView,
    credential: z.strictObject({
      kind: z.enum(['session', 'token', 'certificate', 'launch', 'deployment', 'scim']),
      id: z.string(),
      label: z.string(),
    }),
    views: z.array(view),
    home: view,
    access: z.array(
      z.strictObject({
        collection: z.string(),
        operations: z.array(operationView),
        because: z.array(reachingGrantView),
      }),
    ),
  })
  .meta({ id: 'Me' });
export type Me = z.output<typeof me>;

export const profileChange = z.strictObject({ fullName: lineField(200) });

/** Who asks, what they hold and where, and why: the grants that are closest first. */
export async function describeMe(actor: Actor, db: Db = shared): Promise<Me> {
  const now = Date.now();
  const { access } = actor;
  const { kind, id, label } = actor.credential;
  const held = access.grants.filter(({ expiresAt }) => expiresAt === null || now < expiresAt);
  const collections = [...new Set(held.map(({ collection }) => collection))].sort();
  return {
    user: await getUser(actor, actor.userId, db),
    credential: { kind, id, label },
    ...reachedViews(access, now, await offeredIn(db)),
    access: collections.map((collection) => ({
      collection,
      operations: heldOperations(access, collection, now).map(viewOperation),
      because: held
        .filter((grant) => isWithin(collection, grant.collection))
        .sort((one, other) => other.collection.length - one.collection.length)
        .map(viewReachingGrant),
    })),
  };
}

/** What people may change of their own account without user.manage. */
export async function changeProfile(
  tx: Db,
  actor: Actor,
  { fullName }: z.output<typeof profileChange>,
): Promise<Change<UserView>> {
  await requireOurProfile(tx, { id: actor.userId, username: actor.username }, { fullName });
  const row = await tx.user.update({ where: { id: actor.userId }, data: { fullName }, select: userColumns });
  const audit = {
    operation: 'user.change-profile',
    resourceKind: 'user',
    resourceId: actor.userId,
    resourceName: actor.username,
    request: { fullName },
  };
  return { result: viewUser(row), audit };
}
