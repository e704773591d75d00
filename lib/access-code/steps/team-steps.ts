import { type AccessDocument, keyOf, type TeamRecord } from '@/lib/access-code/document';
import { compare, type Step } from '@/lib/access-code/step';
import { changeTeam, createTeam, deleteTeam } from '@/lib/teams/changes';
import { addMember, removeMember } from '@/lib/teams/members';

/** Teams, parents first, and who is in them. */
export function teamSteps(current: AccessDocument, wished: AccessDocument) {
  const of = (document: AccessDocument) => document.teams?.map(({ members: _, ...team }) => team);
  const { added, changed, removed } = compare(of(current), of(wished), keyOf.teams);
  const depth = depths(wished.teams ?? []);
  const makes: (Step & { readonly name: string })[] = [
    ...added.map(
      ({ after, index }): Step => ({
        ...about('create', after.name, ['teams', index]),
        before: null,
        after,
        make: (tx, actor) => createTeam(tx, actor, after),
      }),
    ),
    ...changed.map(
      ({ before, after, index }): Step => ({
        ...about('change', after.name, ['teams', index]),
        before,
        after,
        make: (tx, actor) => {
          const { parent, description } = after;
          return changeTeam(tx, actor, after.name, { parent, description });
        },
      }),
    ),
  ].sort((a, b) => depth(a.name) - depth(b.name));
  const wasDepth = depths(current.teams ?? []);
  const removals = [...removed]
    .sort((a, b) => wasDepth(b.name) - wasDepth(a.name))
    .map(
      (before): Step => ({
        ...about('delete', before.name, ['teams']),
        before,
        after: null,
        make: (tx, actor) => deleteTeam(tx, actor, before.name),
      }),
    );
  return { makes, removals, ...memberSteps(current, wished) };
}

function memberSteps(current: AccessDocument, wished: AccessDocument) {
  const before = new Map((current.teams ?? []).map(({ name, members }) => [name, members]));
  const joins: Step[] = [];
  const leaves: Step[] = [];
  for (const [index, { name: team, members }] of (wished.teams ?? []).entries()) {
    const was = before.get(team) ?? [];
    for (const user of new Set(members)) {
      if (was.includes(user)) continue;
      joins.push({
        ...about('create', `${user} in ${team}`, ['teams', index, 'members', members.indexOf(user)]),
        before: null,
        after: { team, user },
        make: (tx, actor) => addMember(tx, actor, { team, user }),
      });
    }
    for (const user of was) {
      if (members.includes(user)) continue;
      leaves.push({
        ...about('delete', `${user} in ${team}`, ['teams', index]),
        before: { team, user },
        after: null,
        make: (tx, actor) => removeMember(tx, actor, { team, user }),
      });
    }
  }
  return { joins, leaves };
}

function about(kind: Step['kind'], name: string, path: Step['path']) {
  return { section: 'teams', kind, name, path } as const;
}

/** How far below the top each team is; one in a circle counts as deepest, and is refused when it is made. */
function depths(teams: readonly Pick<TeamRecord, 'name' | 'parent'>[]): (name: string) => number {
  const parents = new Map(teams.map(({ name, parent }) => [name, parent]));
  return (name) => {
    let depth = 0;
    for (let at = parents.get(name) ?? null; at !== null && depth <= teams.length; depth++) {
      at = parents.get(at) ?? null;
    }
    return depth;
  };
}
