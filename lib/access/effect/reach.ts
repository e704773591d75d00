import type { AccessState, StateGrant } from '@/lib/access/effect/access-state';

/** Who is reached by what, prepared for one state. The same rules as lib/auth/grants-reaching. */
export interface Reach {
  /** Every grant that reaches the person, each once. */
  readonly grantsOf: (userId: string) => ReadonlySet<StateGrant>;
  /** Those whom the grant reaches, also who holds the same by another. */
  readonly peopleOf: (grant: StateGrant) => readonly string[];
  /** Members of the team and of all teams below it. */
  readonly membersOf: (teamId: string) => readonly string[];
}

export function reachOf(state: AccessState): Reach {
  const bySubject = new Map<string, StateGrant[]>();
  for (const grant of state.grants.values()) push(bySubject, keyOf(grant), grant);
  const members = new Map<string, string[]>();
  for (const [userId, teams] of state.teamsOf) for (const team of teams) push(members, team, userId);
  const below = new Map<string, string[]>();
  for (const [id, { parentId }] of state.teams) if (parentId !== null) push(below, parentId, id);

  const membersOf = (teamId: string): string[] => {
    const seen = new Set([teamId]);
    for (const id of seen) for (const child of below.get(id) ?? []) seen.add(child);
    return [...new Set([...seen].flatMap((id) => members.get(id) ?? []))];
  };
  const everybody = [...state.people].filter(([, { isService }]) => !isService).map(([id]) => id);
  const known = new Map<string, ReadonlySet<StateGrant>>();

  return {
    membersOf,
    peopleOf({ subjectKind, subjectId }) {
      if (subjectKind === 'everyone') return everybody;
      return subjectKind === 'user' ? [subjectId] : membersOf(subjectId);
    },
    grantsOf(userId) {
      const before = known.get(userId);
      if (before) return before;
      const found = new Set(grantsReaching(state, bySubject, userId));
      known.set(userId, found);
      return found;
    },
  };
}

function grantsReaching(
  { people, teams, teamsOf }: AccessState,
  bySubject: ReadonlyMap<string, readonly StateGrant[]>,
  userId: string,
): StateGrant[] {
  const person = people.get(userId);
  if (!person || person.isDisabled) return [];
  const upwards = new Set(teamsOf.get(userId) ?? []);
  for (const id of upwards) {
    const above = teams.get(id)?.parentId ?? null;
    if (above !== null) upwards.add(above);
  }
  return [
    ...(bySubject.get(`user:${userId}`) ?? []),
    ...[...upwards].flatMap((id) => bySubject.get(`team:${id}`) ?? []),
    ...(person.isService ? [] : (bySubject.get('everyone:') ?? [])),
  ];
}

function keyOf({ subjectKind, subjectId }: StateGrant): string {
  return `${subjectKind}:${subjectId}`;
}

function push<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}
