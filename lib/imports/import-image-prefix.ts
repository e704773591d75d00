import { createImagePrefix, moveImagePrefix } from '@/lib/image-prefixes/changes';
import { findImagePrefix } from '@/lib/image-prefixes/queries';
import { newImagePrefix } from '@/lib/image-prefixes/schema';
import type { ApplyLine } from '@/lib/imports/line-change';
import { same } from '@/lib/imports/line-change';
import { given, readValues } from '@/lib/imports/read-values';

/** The collection of an image prefix, also of the empty one, which owns all the rest. */
export const importImagePrefix: ApplyLine = async (tx, actor, values) => {
  const wish = readValues(newImagePrefix, given(values, 'prefix', 'collection'));
  const existing = await findImagePrefix(actor, wish.prefix, tx);
  if (!existing) {
    const { result, audit, moved = [] } = await createImagePrefix(tx, actor, wish);
    return { outcome: 'create', what: result.prefix, detail: `of ${wish.collection}`, audit, moved };
  }
  const what = existing.prefix || 'all other images';
  if (existing.collection === wish.collection) return same(what);
  const { audit, moved = [] } = await moveImagePrefix(tx, actor, existing.id, wish.collection);
  const detail = `from ${existing.collection} to ${wish.collection}`;
  return { outcome: 'change', what, detail, audit, moved };
};
