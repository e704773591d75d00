import { asList, asObject, asText } from '@/lib/docker-api/answers/fields';
import { type Kind, labelsOf } from '@/lib/docker-api/kinds/kind';
import { thingOf } from '@/lib/docker-api/kinds/thing';

/** The engine's own and its Swarm's: each tells of its end in its own word. */
export const networkKind: Kind = {
  kind: 'network',
  folder: 'networks',
  isSwarm: false,
  list: { segments: ['networks'] },
  itemsOf: (answer) => asList(answer).map(asObject),
  read: (item) =>
    thingOf({
      kind: 'network',
      id: asText(item.Id),
      name: asText(item.Name),
      labels: labelsOf(item.Labels),
    }),
  byPrefix: true,
  viewing: 'network.view',
  notFound: (reference) => `network ${reference} not found`,
  ambiguous: (reference, count) => `network ${reference} is ambiguous (${count} matches found on name)`,
  removalActions: ['destroy', 'remove'],
};
