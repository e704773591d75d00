import { asList, asObject, asText } from '@/lib/docker-api/answers/fields';
import { type Kind, labelsOf } from '@/lib/docker-api/kinds/kind';
import { thingOf } from '@/lib/docker-api/kinds/thing';

/** Known by its name alone, which another may bear after it: when it was made tells them apart. */
export const volumeKind: Kind = {
  kind: 'volume',
  folder: 'volumes',
  isSwarm: false,
  list: { segments: ['volumes'] },
  itemsOf: (answer) => asList(asObject(answer).Volumes).map(asObject),
  read: (item) =>
    thingOf({
      kind: 'volume',
      id: asText(item.Name),
      name: asText(item.Name),
      generation: asText(item.CreatedAt),
      labels: labelsOf(item.Labels),
    }),
  byPrefix: false,
  viewing: 'volume.view',
  notFound: (reference) => `get ${reference}: no such volume`,
  ambiguous: (reference) => `several volumes are called ${reference}`,
  removalActions: ['destroy'],
};
