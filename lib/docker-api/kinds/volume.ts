import { asList, asObject, asText } from '@/lib/docker-api/answers/fields';
import { type Kind, labelsOf } from '@/lib/docker-api/kinds/kind';
import { thingOf } from '@/lib/docker-api/kinds/thing';
import { intentLabel } from '@/lib/docker-api/labels';

/**
 * Known by its name alone, which another may bear after it: the intent that made it tells them apart.
 * (An engine's `CreatedAt` does not: of a local volume it is when its directory last changed.)
 */
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
      generation: labelsOf(item.Labels)[intentLabel] ?? '',
      labels: labelsOf(item.Labels),
    }),
  byPrefix: false,
  viewing: 'volume.view',
  notFound: (reference) => `get ${reference}: no such volume`,
  ambiguous: (reference) => `several volumes are called ${reference}`,
  removalActions: ['destroy'],
};
