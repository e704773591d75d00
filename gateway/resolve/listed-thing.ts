import type { Thing } from '@/gateway/engines/inventory';
import { asList, asObject, asText } from '@/lib/docker-api/answers/fields';
import type { JsonObject } from '@/lib/docker-api/json';

/** A thing as an item of the engine's own list shows it. */
export function listedThing(kind: Thing['kind'], item: JsonObject): Thing {
  const labels = Object.entries(asObject(item.Labels)).map(([key, value]) => [key, asText(value)] as const);
  const common = { kind, generation: '', imageId: '', state: '', labels: Object.fromEntries(labels) };
  const name = asText(item.Name);
  switch (kind) {
    case 'container': {
      const own = asList(item.Names)
        .map(asText)
        .find((written) => written.lastIndexOf('/') === 0);
      return {
        ...common,
        id: asText(item.Id),
        name: own?.slice(1) ?? '',
        imageId: asText(item.ImageID),
        state: asText(item.State),
      };
    }
    case 'network':
      return { ...common, id: asText(item.Id), name };
    case 'volume':
      return { ...common, id: name, name, generation: asText(item.CreatedAt) };
  }
}
