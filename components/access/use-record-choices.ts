import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { SearchChoice } from '@/components/forms/search-input';
import type { CollectionView } from '@/lib/collections/schema';
import { api, request } from '@/lib/http/request';
import { searchAnswer } from '@/lib/live/search';
import type { TeamView } from '@/lib/teams/schema';
import type { UserView } from '@/lib/users/schema';

export type ChosenKind = 'user' | 'team' | 'collection' | 'resource';

/** So many suggestions are looked through. */
const most = '20';

/** What can be chosen of a kind, by the text that is typed: asked of the server, of which there may be thousands. */
export function useRecordChoices(kind: ChosenKind): {
  choices: readonly SearchChoice[];
  search: (text: string) => void;
} {
  const [text, setText] = useState('');
  const { data = [] } = useQuery({
    queryKey: [plurals[kind], 'choices', text],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => ask[kind](text, signal),
  });
  return { choices: data, search: setText };
}

const plurals = {
  user: 'users',
  team: 'teams',
  collection: 'collections',
  resource: 'search',
} as const satisfies Record<ChosenKind, string>;

const ask: Record<ChosenKind, (text: string, signal: AbortSignal) => Promise<SearchChoice[]>> = {
  user: async (text, signal) => {
    const items = await first<UserView>('/users', text, signal);
    return items.map(({ username, fullName }) => ({ value: username, label: username, hint: fullName }));
  },
  team: async (text, signal) => {
    const items = await first<TeamView>('/teams', text, signal);
    return items.map(({ name, description }) => ({ value: name, label: name, hint: description }));
  },
  collection: async (text, signal) => {
    const items = await first<CollectionView>('/collections', text, signal);
    return items.map(({ path }) => ({ value: path, label: path }));
  },
  resource: async (text, signal) => {
    if (text.trim() === '') return [];
    const query = new URLSearchParams({ q: text.trim(), limit: most });
    const { items } = searchAnswer.parse(await request<unknown>('GET', `/search?${query}`, { signal }));
    return items.flatMap(({ kind, cluster, id, name }) => {
      // The names of images have owners by prefix: they are not placed.
      if (kind === 'images') return [];
      const noun = kind.slice(0, -1);
      return [{ value: `${cluster}/${noun}/${id}`, label: `${name} (${noun} on ${cluster})` }];
    });
  },
};

async function first<T>(path: string, text: string, signal: AbortSignal): Promise<T[]> {
  const query = new URLSearchParams({ limit: most, ...(text.trim() === '' ? {} : { q: text.trim() }) });
  return (await api<{ items: T[] }>('GET', `${path}?${query}`, { signal })).items;
}
