import { asText } from '@/lib/docker-api/answers/fields';
import type { Thing } from '@/lib/docker-api/kinds/thing';
import { anyPattern, filtersOf, hasLabels, meeting, type Selection } from '@/lib/docker-api/lists/selection';
import type { QueryValues } from '@/lib/docker-api/query';

/** Which volumes `GET /volumes` lists (moby, volume/service). Whether one is used its list does not show. */
export function selectVolumes(query: QueryValues): Selection<Thing> | null {
  return meeting<Thing>(filtersOf(query), {
    name: (values) => {
      const matches = anyPattern(values);
      return matches && (({ name }) => matches(name));
    },
    driver:
      (values) =>
      ({ item }) =>
        values.includes(asText(item.Driver)),
    label:
      (values) =>
      ({ thing }) =>
        hasLabels(thing.labels, values),
  });
}
