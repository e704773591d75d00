import { asText } from '@/lib/docker-api/answers/fields';
import type { Thing } from '@/lib/docker-api/kinds/thing';
import {
  anyPattern,
  beginsWithAny,
  filtersOf,
  hasLabels,
  type Listed,
  meeting,
  type Selection,
} from '@/lib/docker-api/lists/selection';
import type { QueryValues } from '@/lib/docker-api/query';

const builtIn: ReadonlySet<string> = new Set(['bridge', 'host', 'none', 'default']);

/** Which networks `GET /networks` lists (moby, daemon/network/filter.go). */
export function selectNetworks(query: QueryValues): Selection<Thing> | null {
  const filters = filtersOf(query);
  const { name: names = [], id: ids = [] } = filters;
  const met = meeting<Thing>(filters, {
    name: (values) => {
      const matches = anyPattern(values);
      return matches && (({ name }) => matches(name));
    },
    id: (values) => {
      const matches = anyPattern(values);
      return matches && (({ id }) => matches(id));
    },
    driver:
      (values) =>
      ({ item }) =>
        values.includes(asText(item.Driver)),
    scope:
      (values) =>
      ({ item }) =>
        values.includes(asText(item.Scope)),
    label:
      (values) =>
      ({ thing }) =>
        hasLabels(thing.labels, values),
    type: ([type, other]) => {
      if (other !== undefined || (type !== 'builtin' && type !== 'custom')) return null;
      return ({ name }) => builtIn.has(name) === (type === 'builtin');
    },
  });
  if (met === null) return null;
  return (items) => {
    const found = met(items);
    // A Swarm's managers look for beginnings, and whether they or the engine tell of one is chance.
    const isClear = (item: Listed<Thing>['listed']) =>
      asText(item.item.Scope) !== 'swarm' ||
      ((names.length === 0 || beginsWithAny(item.name, names)) &&
        (ids.length === 0 || beginsWithAny(item.id, ids)));
    return found?.every(({ listed }) => isClear(listed)) ? found : null;
  };
}
