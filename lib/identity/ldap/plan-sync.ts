import type { PersonAtProvider } from '@/lib/identity/person-at-provider';

/** Somebody's account as a synchronisation compares it. */
export interface SyncedAccount {
  readonly userId: string;
  readonly username: string;
  readonly subject: string;
  readonly fullName: string;
  readonly email: string | null;
  readonly isDisabled: boolean;
  /** Made by this directory, so that name and e-mail follow it and going there disables it. */
  readonly isKept: boolean;
  readonly isBreakGlass: boolean;
  /** Teams that this directory put them in, and those in which they are anyway. */
  readonly givenTeams: readonly string[];
  readonly otherTeams: readonly string[];
}

export interface SyncFacts {
  readonly people: readonly PersonAtProvider[];
  readonly accounts: readonly SyncedAccount[];
  /** User names that are taken by anybody. */
  readonly takenNames: ReadonlySet<string>;
  /** Group → names of teams. */
  readonly mappings: ReadonlyMap<string, readonly string[]>;
  readonly createsUsers: boolean;
  readonly allowedGroups: readonly string[];
  readonly mostDisabledPercent: number;
}

export interface SyncPlan {
  readonly create: readonly { readonly person: PersonAtProvider; readonly teams: readonly string[] }[];
  readonly change: readonly { readonly account: SyncedAccount; readonly person: PersonAtProvider }[];
  readonly disable: readonly SyncedAccount[];
  readonly add: readonly { readonly username: string; readonly userId: string; readonly team: string }[];
  readonly remove: readonly { readonly username: string; readonly userId: string; readonly team: string }[];
  /** Who would get an account and cannot, and why. */
  readonly skip: readonly { readonly name: string; readonly why: string }[];
  /** Why nothing is done; null: it may be. */
  readonly stop: string | null;
}

/**
 * What a synchronisation would do. Whoever is no longer in the directory, or in none of the groups
 * that may enter, is disabled; nobody is enabled again, since somebody may have disabled them here.
 */
export function planSync(facts: SyncFacts): SyncPlan {
  const { accounts, mappings, allowedGroups, createsUsers, takenNames } = facts;
  const entering = facts.people.filter(
    ({ groups }) => allowedGroups.length === 0 || groups.some((group) => allowedGroups.includes(group)),
  );
  const bySubject = new Map(entering.map((person) => [person.subject, person]));
  const known = new Set(accounts.map(({ subject }) => subject));
  const teamsOf = (person: PersonAtProvider) => [
    ...new Set(person.groups.flatMap((group) => mappings.get(group) ?? [])),
  ];
  const touched = accounts.filter(({ isBreakGlass }) => !isBreakGlass);
  const gone = touched.filter(({ isDisabled, subject }) => !isDisabled && !bySubject.has(subject));
  const disable = gone.filter(({ isKept }) => isKept);
  const staying = touched.flatMap((account) => {
    const person = bySubject.get(account.subject);
    return person ? [{ account, person }] : [];
  });
  const names = new Set(takenNames);
  const create: SyncPlan['create'][number][] = [];
  const skip: SyncPlan['skip'][number][] = [];
  for (const person of createsUsers ? entering.filter(({ subject }) => !known.has(subject)) : []) {
    const { username, fullName } = person;
    if (username === null)
      skip.push({ name: fullName || person.subject, why: 'Their name there cannot be a user name here.' });
    else if (names.has(username))
      skip.push({ name: username, why: 'The user name belongs to an account that is not linked.' });
    else {
      names.add(username);
      create.push({ person, teams: teamsOf(person) });
    }
  }
  const wantedBy = new Map(staying.map(({ account, person }) => [account.userId, teamsOf(person)]));
  return {
    create,
    change: staying.filter(({ account, person }) => differs(account, person)),
    disable,
    add: staying.flatMap(({ account: { userId, username, givenTeams, otherTeams } }) =>
      (wantedBy.get(userId) ?? [])
        .filter((team) => !givenTeams.includes(team) && !otherTeams.includes(team))
        .map((team) => ({ userId, username, team })),
    ),
    remove: touched.flatMap(({ userId, username, givenTeams }) =>
      givenTeams
        .filter((team) => !(wantedBy.get(userId) ?? []).includes(team))
        .map((team) => ({ userId, username, team })),
    ),
    skip,
    stop: stopFor(facts, disable.length),
  };
}

function differs(account: SyncedAccount, { fullName, email }: PersonAtProvider): boolean {
  if (!account.isKept) return false;
  return (fullName !== '' && fullName !== account.fullName) || (email !== null && email !== account.email);
}

/** A directory that answers with nobody is more often broken than empty. */
function stopFor({ people, accounts, mostDisabledPercent }: SyncFacts, disabled: number): string | null {
  const enabled = accounts.filter(({ isDisabled, isKept }) => isKept && !isDisabled).length;
  if (people.length === 0 && enabled > 0)
    return 'The directory shows nobody at all. Look at its base and its filter.';
  if (disabled === 0) return null;
  const percent = Math.round((disabled / enabled) * 100);
  if (percent <= mostDisabledPercent) return null;
  return `It would disable ${disabled} of ${enabled} people (${percent} %), and at most ${mostDisabledPercent} % is allowed.`;
}
