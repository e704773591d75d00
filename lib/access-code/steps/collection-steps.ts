import { type AccessDocument, type CollectionRecord, keyOf, limitParts } from '@/lib/access-code/document';
import { compare, type Step } from '@/lib/access-code/step';
import { changeCollection, createCollection, deleteCollection } from '@/lib/collections/changes';
import { setLimits } from '@/lib/limits/changes';
import { collectionLimits } from '@/lib/limits/schema';

/** Collections, parents first, then what they limit. */
export function collectionSteps(current: AccessDocument, wished: AccessDocument) {
  const { added, changed, removed } = compare(current.collections, wished.collections, keyOf.collections);
  const creations = added.map(
    ({ after, index }): Step => ({
      ...about('create', after.path, ['collections', index]),
      before: null,
      after,
      make: (tx, actor) => createCollection(tx, actor, after),
    }),
  );
  const walls = changed
    .filter(({ before, after }) => before.exclusive !== after.exclusive)
    .map(
      ({ before, after, index }): Step => ({
        ...about('change', after.path, ['collections', index]),
        before: { exclusive: before.exclusive },
        after: { exclusive: after.exclusive },
        make: (tx, actor) => changeCollection(tx, actor, after.path, { exclusive: after.exclusive }),
      }),
    );
  const limited = [
    ...added.map(({ after, index }) => ({ before: { ...after, ...limitParts() }, after, index })),
    ...changed,
  ]
    .filter(({ before, after }) => JSON.stringify(setBy(before)) !== JSON.stringify(setBy(after)))
    .map(
      ({ before, after, index }): Step => ({
        ...about('change', `limits of ${after.path}`, ['collections', index]),
        before: setBy(before),
        after: setBy(after),
        make: (tx, actor) => setLimits(tx, actor, after.path, setBy(after)),
      }),
    );
  const removals = removed.map(
    (before): Step => ({
      ...about('delete', before.path, ['collections']),
      before,
      after: null,
      make: (tx, actor) => deleteCollection(tx, actor, before.path),
    }),
  );
  return {
    makes: [...byDepth(creations), ...walls, ...byDepth(limited)],
    removals: byDepth(removals).reverse(),
  };
}

function setBy({ limits, quotas }: CollectionRecord) {
  return collectionLimits.parse({ ...limits, ...quotas });
}

/** Parents first: a path is longer than those above it. */
function byDepth(steps: readonly Step[]): Step[] {
  return [...steps].sort((a, b) => a.name.length - b.name.length);
}

function about(kind: Step['kind'], name: string, path: Step['path']) {
  return { section: 'collections', kind, name, path } as const;
}
