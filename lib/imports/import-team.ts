import type { ApplyLine } from '@/lib/imports/line-change';
import { same } from '@/lib/imports/line-change';
import { differing, given, readValues } from '@/lib/imports/read-values';
import { changeTeam, createTeam } from '@/lib/teams/changes';
import { findTeam } from '@/lib/teams/queries';
import { newTeam } from '@/lib/teams/schema';

/** A team by its name. An empty parent is none. */
export const importTeam: ApplyLine = async (tx, actor, values) => {
  const { parent, ...rest } = given(values, 'name', 'parent', 'description');
  const wish = readValues(newTeam, { ...rest, parent: parent || null });
  const existing = await findTeam(actor, wish.name, tx);
  if (!existing) {
    const { audit } = await createTeam(tx, actor, wish);
    const detail = wish.parent === null ? '' : `below ${wish.parent}`;
    return { outcome: 'create', what: wish.name, detail, audit };
  }
  const changes = differing(
    {
      ...(parent === undefined ? {} : { parent: wish.parent }),
      ...(values.description === undefined ? {} : { description: wish.description }),
    },
    { parent: existing.parent, description: existing.description },
  );
  if (Object.keys(changes).length === 0) return same(wish.name);
  const { audit } = await changeTeam(tx, actor, wish.name, changes);
  return { outcome: 'change', what: wish.name, detail: Object.keys(changes).join(', '), audit };
};
