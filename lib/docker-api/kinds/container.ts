import { asList, asObject, asText } from '@/lib/docker-api/answers/fields';
import { type Kind, labelsOf } from '@/lib/docker-api/kinds/kind';
import { thingOf } from '@/lib/docker-api/kinds/thing';

export const containerKind: Kind = {
  kind: 'container',
  folder: 'containers',
  isSwarm: false,
  list: { segments: ['containers', 'json'], query: { all: true } },
  itemsOf: (answer) => asList(answer).map(asObject),
  read: (item) =>
    thingOf({
      kind: 'container',
      id: asText(item.Id),
      // Its own name; "/other/alias" are names that links gave it.
      name:
        asList(item.Names)
          .map(asText)
          .find((written) => written.lastIndexOf('/') === 0)
          ?.slice(1) ?? '',
      labels: labelsOf(item.Labels),
      imageId: asText(item.ImageID),
      state: asText(item.State),
    }),
  byPrefix: true,
  viewing: 'container.view',
  notFound: (reference) => `No such container: ${reference}`,
  ambiguous: (reference) => `multiple IDs found with provided prefix: ${reference}`,
  removalActions: ['destroy'],
};
