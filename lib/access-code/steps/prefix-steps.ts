import { type AccessDocument, keyOf, type PrefixRecord } from '@/lib/access-code/document';
import { compare, type Step } from '@/lib/access-code/step';
import type { Db } from '@/lib/db/client';
import { normalisePrefix } from '@/lib/docker-api/image-reference';
import { createImagePrefix, deleteImagePrefix, moveImagePrefix } from '@/lib/image-prefixes/changes';
import { notFound } from '@/lib/problems/problem';

export function prefixSteps(current: AccessDocument, wished: AccessDocument) {
  const { added, changed, removed } = compare(
    current.prefixes?.map(canonical),
    wished.prefixes?.map(canonical),
    keyOf.prefixes,
  );
  const makes: Step[] = [
    ...added.map(
      ({ after, index }): Step => ({
        ...about('create', after.prefix, ['prefixes', index]),
        before: null,
        after,
        make: (tx, actor) => createImagePrefix(tx, actor, after),
      }),
    ),
    ...changed.map(
      ({ before, after, index }): Step => ({
        ...about('change', after.prefix, ['prefixes', index]),
        before,
        after,
        make: async (tx, actor) => moveImagePrefix(tx, actor, await idOf(tx, after.prefix), after.collection),
      }),
    ),
  ];
  const removals = removed.map(
    (before): Step => ({
      ...about('delete', before.prefix, ['prefixes']),
      before,
      after: null,
      make: async (tx, actor) => deleteImagePrefix(tx, actor, await idOf(tx, before.prefix)),
    }),
  );
  return { makes, removals };
}

/** What cannot be read as a prefix is refused where it is made. */
function canonical({ prefix, collection }: PrefixRecord): PrefixRecord {
  const written = normalisePrefix(prefix);
  return { prefix: typeof written === 'string' ? written : prefix, collection };
}

async function idOf(tx: Db, prefix: string): Promise<string> {
  const row = await tx.imagePrefix.findUnique({ where: { prefix }, select: { id: true } });
  if (!row) throw notFound('such image prefix');
  return row.id;
}

function about(kind: Step['kind'], name: string, path: Step['path']) {
  return { section: 'prefixes', kind, name, path } as const;
}
