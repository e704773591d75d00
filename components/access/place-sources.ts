import {
  collectionSource,
  type PickerSource,
  teamSource,
  userSource,
} from '@/components/records/picker-sources';
import { operationSummary } from '@/lib/access/operation-catalogue';
import { operations } from '@/lib/access/operations';
import { request } from '@/lib/http/request';
import { searchAnswer } from '@/lib/live/search';

export type ChosenKind = 'user' | 'team' | 'collection' | 'resource';

/** So many are looked through. */
const most = 20;

/** Every operation, found by what people call it ("stop containers") or by its name. */
export const operationSource: PickerSource = {
  name: 'operations',
  words: (value) => operations.filter((operation) => operation === value).map(operationSummary)[0] ?? value,
  search: async (text) => {
    const words = text.toLowerCase().split(/\s+/).filter(Boolean);
    return operations
      .map((operation) => ({ value: operation, label: operationSummary(operation), note: operation }))
      .filter(({ label, note }) => words.every((word) => `${label} ${note}`.toLowerCase().includes(word)));
  },
};

/** Things on clusters, by name; as "CLUSTER/KIND/ID". Images have owners by prefix and are not placed. */
export const resourceSource: PickerSource = {
  name: 'resources',
  words: (value) => {
    const [, kind = '', ...id] = value.split('/');
    return `${kind} ${id.join('/').replace(/^([0-9a-f]{12})[0-9a-f]{52}$/, '$1')}`.trim();
  },
  search: async (text, signal) => {
    if (text.trim() === '') return [];
    const query = new URLSearchParams({ q: text.trim(), limit: String(most) });
    const { items } = searchAnswer.parse(await request<unknown>('GET', `/search?${query}`, { signal }));
    return items.flatMap(({ kind, cluster, id, name, collection }) => {
      if (kind === 'images') return [];
      const noun = kind.slice(0, -1);
      return [
        { value: `${cluster}/${noun}/${id}`, label: name, note: `${noun} on ${cluster}, ${collection}` },
      ];
    });
  },
};

/** Where each kind of what a matrix is about is found. */
export const sourceOf: Readonly<Record<ChosenKind, PickerSource>> = {
  user: userSource,
  team: teamSource,
  collection: collectionSource,
  resource: resourceSource,
};
