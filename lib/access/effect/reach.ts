import type { AccessState, StateGrant } from '@/lib/access/effect/access-state';

/**
 * What reaches a person because of the teams they are in and of what they are: the same object for all
 * whom the same teams reach, so that what is worked out for one of them holds for all.
 */
export interface Group {
  /** As `subjectOf` writes them: the teams, those above them, and everyone. */
  readonly subjects: ReadonlySet<string>;
}

/** Who is reached by what, prepared for one state. The same rules as lib/auth/grants-reaching. */
export interface Reach {
  /** Null: nothing reaches the person, not what they were granted themselves either. */
  readonly groupOf: (userId: string) => Group | null;
  /** Every grant that reaches the person, each once. */
  readonly grantsOf: (userId: string) => ReadonlySet<StateGrant>;
  /** Those whom the grant reaches, also who holds the same by another. */
  readonly peopleOf: (grant: StateGrant) => readonly string[];
  /** Members of the team and of all teams below it. */
  readonly membersOf: (teamId: string) => readonly string[];
}

export function reachOf(state: AccessState): Reach {
  const { people, teams, teamsOf } = state;
  const everybody = [...people].filter(([, { isService }]) => !isService).map(([id]) => id);
  const bySubject = remembered(() => {
    const lists = new Map<string, StateGrant[]>();
    for (const grant of state.grants.values()) push(lists, subjectOf(grant), grant);
    return lists;
  });
  const membersOf = membersIn(state);
  const groups = new Map<string, Group>();
  const groupOf = rememberedBy((userId: string): Group | null => {
    const person = people.get(userId);
    if (!person || person.isDisabled) return null;
    const own = teamsOf.get(userId) ?? [];
    const key = `${person.isService} ${own.join(' ')}`;
    const known = groups.get(key);
    if (known) return known;
    const upwards = new Set(own);
    for (const id of upwards) {
      const above = teams.get(id)?.parentId ?? null;
      if (above !== null) upwards.add(above);
    }
    const subjects = new Set([...upwards].map((id) => `team:${id}`));
    if (!person.isService) subjects.add('everyone:');
    const group = { subjects };
    groups.set(key, group);
    return group;
  });

  return {
    groupOf,
    membersOf,
    peopleOf({ subjectKind, subjectId }) {
      if (subjectKind === 'everyone') return everybody;
      return subjectKind === 'user' ? [subjectId] : membersOf(subjectId);
    },
    grantsOf: rememberedBy((userId) => {
      const subjects = groupOf(userId)?.subjects;
      const reaching = subjects ? [`user:${userId}`, ...subjects] : [];
      return new Set(reaching.flatMap((subject) => bySubject().get(subject) ?? []));
    }),
  };
}

/** To whom a grant is made, as one word. */
export function subjectOf({ subjectKind, subjectId }: StateGrant): string {
  return `${subjectKind}:${subjectId}`;
}

function membersIn({ teams, teamsOf }: AccessState): (teamId: string) => readonly string[] {
  const members = new Map<string, string[]>();
  for (const [userId, own] of teamsOf) for (const team of own) push(members, team, userId);
  const below = new Map<string, string[]>();
  for (const [id, { parentId }] of teams) if (parentId !== null) push(below, parentId, id);
  return rememberedBy((teamId) => {
    const seen = new Set([teamId]);
    for (const id of seen) for (const child of below.get(id) ?? []) seen.add(child);
    return [...new Set([...seen].flatMap((id) => members.get(id) ?? []))];
  });
}

function remembered<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function rememberedBy<K, T>(make: (key: K) => T): (key: K) => T {
  const known = new Map<K, { readonly value: T }>();
  return (key) => {
    const found = known.get(key) ?? { value: make(key) };
    known.set(key, found);
    return found.value;
  };
}

function push<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}
