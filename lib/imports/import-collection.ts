import { z } from 'zod';
import { collectionField } from '@/lib/api/fields';
import { changeCollection, createCollection } from '@/lib/collections/changes';
import { findCollection } from '@/lib/collections/queries';
import type { ApplyLine } from '@/lib/imports/line-change';
import { same } from '@/lib/imports/line-change';
import { given, readValues } from '@/lib/imports/read-values';

const line = z.strictObject({
  path: collectionField,
  exclusive: z.enum(['true', 'false', ''], 'must be true or false').optional(),
});

/** A collection by its path. An import moves none: another path is another collection. */
export const importCollection: ApplyLine = async (tx, actor, values) => {
  const { path, exclusive: written } = readValues(line, given(values, 'path', 'exclusive'));
  const exclusive = written === undefined || written === '' ? undefined : written === 'true';
  const existing = await findCollection(actor, path, tx);
  if (!existing) {
    const { audit } = await createCollection(tx, actor, { path, exclusive: exclusive ?? false });
    return { outcome: 'create', what: path, detail: exclusive ? 'exclusive' : '', audit };
  }
  if (exclusive === undefined || exclusive === existing.exclusive) return same(path);
  const { audit } = await changeCollection(tx, actor, existing.id, { exclusive });
  return { outcome: 'change', what: path, detail: exclusive ? 'exclusive' : 'no longer exclusive', audit };
};
