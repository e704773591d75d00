import type { VolumeReference } from '@/lib/docker-api/guard/references';
import type { ServiceSpec } from '@/lib/docker-api/schemas/service-spec';

/** A secret or config that tasks are given. An engine goes by the id and wants the name to agree. */
export interface FileReference {
  readonly id: string;
  readonly name: string;
}

/** Everything that a service spec names besides itself; each takes a right of its own. */
export interface ServiceReferences {
  readonly image: string;
  readonly volumes: readonly VolumeReference[];
  /** Whether a template makes the name of a volume: it can then be anybody's. */
  readonly hasTemplatedVolume: boolean;
  /** Names or ids as written. */
  readonly networks: readonly string[];
  readonly secrets: readonly FileReference[];
  readonly configs: readonly FileReference[];
}

/** The networks that a service is on, in both places where they are written. */
export function networksOf({ TaskTemplate, Networks }: ServiceSpec): string[] {
  return [...new Set([...(TaskTemplate.Networks ?? []), ...(Networks ?? [])].map(({ Target }) => Target))];
}

/**
 * The spec with full ids in place of what the client wrote for networks, and the image as it shall
 * be told to every node.
 */
export function bindServiceReferences(
  spec: ServiceSpec,
  resolved: { readonly image: string; readonly networks: ReadonlyMap<string, string> },
): ServiceSpec {
  const bind = (networks: ServiceSpec['Networks']) =>
    networks?.map((network) => ({ ...network, Target: idOf(resolved.networks, network.Target) }));
  const { TaskTemplate } = spec;
  return {
    ...spec,
    Networks: bind(spec.Networks),
    TaskTemplate: {
      ...TaskTemplate,
      Networks: bind(TaskTemplate.Networks),
      ContainerSpec: { ...TaskTemplate.ContainerSpec, Image: resolved.image },
    },
  };
}

function idOf(networks: ReadonlyMap<string, string>, written: string): string {
  const id = networks.get(written);
  if (id === undefined) throw new Error('A network that the spec names was not resolved');
  return id;
}
