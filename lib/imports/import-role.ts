import type { ApplyLine } from '@/lib/imports/line-change';
import { same } from '@/lib/imports/line-change';
import { differing, given, readValues } from '@/lib/imports/read-values';
import { changeRole, createRole } from '@/lib/roles/changes';
import { findRole } from '@/lib/roles/queries';
import { newRole } from '@/lib/roles/schema';

/** A role by its name, with its operations between spaces. A built-in one stays as it is. */
export const importRole: ApplyLine = async (tx, actor, values) => {
  const { operations = '', ...rest } = given(values, 'name', 'description', 'operations');
  const wish = readValues(newRole, { ...rest, operations: operations.split(/[\s,;]+/).filter(Boolean) });
  const existing = await findRole(actor, wish.name, tx);
  if (!existing) {
    const { audit } = await createRole(tx, actor, wish);
    return { outcome: 'create', what: wish.name, detail: `${wish.operations.length} operations`, audit };
  }
  const added = wish.operations.filter((operation) => !existing.operations.includes(operation));
  const removed = existing.operations.filter((held) => !wish.operations.some((each) => each === held));
  const description = rest.description === undefined ? {} : { description: wish.description };
  const text = differing(description, { description: existing.description });
  const isOther = added.length + removed.length > 0;
  if (!isOther && Object.keys(text).length === 0) return same(wish.name);
  const change = { version: existing.version, ...text, ...(isOther ? { operations: wish.operations } : {}) };
  const { audit } = await changeRole(tx, actor, wish.name, change);
  const detail = [
    added.length > 0 ? `adds ${added.join(', ')}` : '',
    removed.length > 0 ? `takes away ${removed.join(', ')}` : '',
    'description' in text ? 'description' : '',
  ];
  return { outcome: 'change', what: wish.name, detail: detail.filter(Boolean).join('; '), audit };
};
