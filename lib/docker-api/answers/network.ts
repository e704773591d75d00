import { asList, asObject, pick } from '@/lib/docker-api/answers/fields';
import type { JsonObject } from '@/lib/docker-api/json';

/** What of a network's surroundings the person may see. */
export interface NetworkView {
  container(id: string): boolean;
  /** By its name: a network knows services by nothing else. */
  service(name: string): boolean;
  /** container.view-host: addresses of nodes, and what an engine itself connects. */
  readonly host: boolean;
}

/** A list of an engine's names neither containers nor services; an inspection does. */
export const listedNetwork: NetworkView = { container: () => false, service: () => false, host: false };

/**
 * A network that the person may view, in a list or inspected. Of what is connected only their own
 * containers and services show; nodes and usage of addresses tell of others and stay out.
 */
export function filterNetwork(network: JsonObject, view: NetworkView): JsonObject {
  const connected = Object.entries(asObject(network.Containers)).filter(([id]) =>
    /^[0-9a-f]{64}$/.test(id) ? view.container(id) : view.host,
  );
  const services = Object.entries(asObject(network.Services)).filter(([name]) =>
    name === '' ? view.host : view.service(name),
  );
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
      'Containers',
      'Options',
      'Labels',
      ...(view.host ? ['Peers'] : []),
      'Services',
    ]),
    Containers: Object.fromEntries(connected),
    ...(network.Services === undefined
      ? {}
      : {
          Services: Object.fromEntries(
            services.map(([name, service]) => [name, view.host ? service : withoutNodes(asObject(service))]),
          ),
        }),
  };
}

/** A task says on which node it runs by the node's address. */
function withoutNodes(service: JsonObject): JsonObject {
  const tasks = asList(service.Tasks).map((task) => ({
    ...pick(asObject(task), ['Name', 'EndpointID', 'EndpointIP']),
    Info: {},
  }));
  return { ...pick(service, ['VIP', 'Ports', 'LocalLBIndex']), Tasks: tasks };
}
