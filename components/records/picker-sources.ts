import type { CollectionView } from '@/lib/collections/schema';
import { listQuery } from '@/lib/http/list-query';
import { api } from '@/lib/http/request';
import type { RoleView } from '@/lib/roles/schema';
import type { TeamView } from '@/lib/teams/schema';
import type { UserView } from '@/lib/users/schema';

export interface PickerOption {
  readonly value: string;
  readonly label: string;
  readonly note: string;
}

/** Where a picker finds what can be chosen. */
export interface PickerSource {
  readonly name: string;
  readonly search: (text: string, signal: AbortSignal) => Promise<readonly PickerOption[]>;
  /** How a chosen value reads. */
  readonly words: (value: string) => string;
}

const asWritten = (value: string) => value;

async function found<T>(path: string, query: Record<string, string>, signal: AbortSignal): Promise<T[]> {
  const asked = listQuery({ ...query, limit: '20' });
  return (await api<{ items: T[] }>('GET', `${path}?${asked}`, { signal })).items;
}

const person = ({ username, fullName, kind, disabledAt }: UserView): PickerOption => ({
  value: username,
  label: username,
  note: [fullName, kind === 'service' ? 'service account' : '', disabledAt ? 'disabled' : '']
    .filter(Boolean)
    .join(', '),
});

const team = ({ name, parent, description }: TeamView): PickerOption => ({
  value: name,
  label: name,
  note: parent ? `in ${parent}` : description,
});

export const userSource: PickerSource = {
  name: 'users',
  words: asWritten,
  search: async (q, signal) => (await found<UserView>('/users', { q }, signal)).map(person),
};

export const teamSource: PickerSource = {
  name: 'teams',
  words: asWritten,
  search: async (q, signal) => (await found<TeamView>('/teams', { q }, signal)).map(team),
};

export const roleSource: PickerSource = {
  name: 'roles',
  words: asWritten,
  search: async (q, signal) =>
    (await found<RoleView>('/roles', { q }, signal)).map(({ name, description }) => ({
      value: name,
      label: name,
      note: description,
    })),
};

function collectionsWhere(name: string, query: Record<string, string>): PickerSource {
  return {
    name,
    words: asWritten,
    search: async (q, signal) =>
      (await found<CollectionView>('/collections', { ...query, q }, signal)).map(({ path }) => ({
        value: path,
        label: path,
        note: '',
      })),
  };
}

export const collectionSource = collectionsWhere('collections', {});
export const grantableSource = collectionsWhere('collections-to-grant', { mayGrant: 'true' });
export const manageableSource = collectionsWhere('collections-to-manage', { mayManage: 'true' });

const everyone: PickerOption = { value: 'everyone', label: 'Everyone', note: 'whoever signs in' };

const subjectWords = (value: string) =>
  value === 'everyone' ? 'Everyone' : value.replace(/^user:/, '').replace(/^team:/, 'Team ');

async function peopleAndTeams(query: Record<string, string>, signal: AbortSignal): Promise<PickerOption[]> {
  const { kind, ...forTeams } = query;
  const [teams, users] = await Promise.all([
    found<TeamView>('/teams', forTeams, signal),
    found<UserView>('/users', { ...forTeams, ...(kind ? { kind } : {}) }, signal),
  ]);
  return [
    ...teams.map(team).map((each) => ({ ...each, value: `team:${each.value}`, label: `Team ${each.label}` })),
    ...users.map(person).map((each) => ({ ...each, value: `user:${each.value}` })),
  ];
}

/** Who can answer for a service account: people and teams. */
export const ownerSource: PickerSource = {
  name: 'owners',
  words: subjectWords,
  search: (q, signal) => peopleAndTeams({ q, kind: 'person' }, signal),
};

/** Whom a grant can be to: people, teams, everyone. */
export const subjectSource: PickerSource = {
  name: 'subjects',
  words: subjectWords,
  search: async (q, signal) => {
    const offered = await peopleAndTeams({ q }, signal);
    return 'everyone'.startsWith(q.toLowerCase()) ? [everyone, ...offered] : offered;
  },
};
