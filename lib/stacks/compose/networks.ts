import type { JsonObject } from '@/lib/docker-api/json';
import { stackLabel } from '@/lib/rows/labels-of-stacks';
import type { ComposeFile, ComposeService } from '@/lib/stacks/compose/compose-schema';
import { mapping, present } from '@/lib/stacks/compose/values';

/** A network that a stack brings along, or only uses. */
export interface StackNetwork {
  readonly name: string;
  /** The body of `POST /networks/create`; null: it must be there already. */
  readonly create: JsonObject | null;
}

/** On which networks a service is, by name, in the order of their names. @throws RangeError */
export function attachmentsOf(
  stack: string,
  service: string,
  networks: ComposeService['networks'],
  declared: ComposeFile['networks'],
): JsonObject[] {
  const named = Array.isArray(networks)
    ? networks.map((key) => [key, null] as const)
    : Object.entries(networks ?? {});
  const wanted = named.length > 0 ? named : [['default', null] as const];
  return wanted
    .map(([key, settings]) => {
      if (key !== 'default' && !(key in (declared ?? {}))) throw new RangeError(`undefined network "${key}"`);
      const Target = networkName(stack, key, declared);
      const isUserDefined = !['host', 'bridge', 'none', 'default'].includes(Target);
      const Aliases = [...(settings?.aliases ?? []), ...(isUserDefined ? [service] : [])];
      return { Target, ...(Aliases.length > 0 ? { Aliases } : {}) };
    })
    .sort((a, b) => (a.Target < b.Target ? -1 : 1));
}

/** What the networks of a file are called, and those that it makes. */
export function networksOf(stack: string, file: ComposeFile): StackNetwork[] {
  const used = new Set(
    Object.values(file.services).flatMap(({ networks }) =>
      networks === undefined || Object.keys(networks).length === 0
        ? ['default']
        : Array.isArray(networks)
          ? networks
          : Object.keys(networks),
    ),
  );
  return [...used].map((key) => {
    const network = file.networks?.[key] ?? {};
    const name = networkName(stack, key, file.networks);
    if (network.external) return { name, create: null };
    const { driver = 'overlay', driver_opts, ipam, internal, attachable, labels } = network;
    return {
      name,
      create: {
        Name: name,
        Driver: driver,
        Labels: { ...mapping(labels), [stackLabel]: stack },
        ...present({
          Options: driver_opts ? mapping(driver_opts) : undefined,
          Internal: internal,
          Attachable: attachable,
          IPAM: ipam
            ? {
                ...present({ Driver: ipam.driver }),
                Config: (ipam.config ?? []).map(({ subnet }) => ({ ...present({ Subnet: subnet }) })),
              }
            : undefined,
        }),
      },
    };
  });
}

function networkName(stack: string, key: string, declared: ComposeFile['networks']): string {
  const network = declared?.[key];
  const { external, name } = network ?? {};
  if (external) return name ?? (typeof external === 'object' ? external.name : key);
  return name ?? `${stack}_${key}`;
}
