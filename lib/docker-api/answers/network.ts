import { asObject, pick } from '@/lib/docker-api/answers/fields';
import type { JsonObject } from '@/lib/docker-api/json';

/**
 * A network that the person may view, in a list or inspected. Of what is connected only their own
 * containers show; peers, services and usage of addresses tell of others and stay out.
 */
export function filterNetwork(
  network: JsonObject,
  seesContainer: (containerId: string) => boolean,
): JsonObject {
  const connected = Object.entries(asObject(network.Containers)).filter(([id]) => seesContainer(id));
  return {
    ...pick(network, [
      'Name',
      'Id',
      'Created',
      'Scope',
      'Driver',
      'EnableIPv4',
      'EnableIPv6',
      'IPAM',
      'Internal',
      'Attachable',
      'Ingress',
      'ConfigFrom',
      'ConfigOnly',
      'Options',
      'Labels',
    ]),
    Containers: Object.fromEntries(connected),
  };
}
