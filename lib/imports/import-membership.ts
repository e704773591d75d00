import { z } from 'zod';
import { referenceField } from '@/lib/api/fields';
import type { ApplyLine } from '@/lib/imports/line-change';
import { same } from '@/lib/imports/line-change';
import { given, readValues } from '@/lib/imports/read-values';
import { addMember } from '@/lib/teams/members';
import { getTeam } from '@/lib/teams/queries';
import { getUser } from '@/lib/users/queries';

const membership = z.strictObject({ team: referenceField, username: referenceField });

/** Somebody in a team. An import takes nobody out. */
export const importMembership: ApplyLine = async (tx, actor, values) => {
  const wish = readValues(membership, given(values, 'team', 'username'));
  const team = await getTeam(actor, wish.team, tx);
  const user = await getUser(actor, wish.username, tx);
  const what = `${user.username} in ${team.name}`;
  if (user.teams.includes(team.name)) return same(what);
  const { audit } = await addMember(tx, actor, { team: team.name, user: user.username });
  return { outcome: 'create', what, detail: '', audit };
};
