import { isRefusal } from '@/lib/docker-api/errors';
import { familiarName, nameAsWritten, parseImageReference } from '@/lib/docker-api/image-reference';
import type { ContainerCreate } from '@/lib/docker-api/schemas/container-create';

/** What the names in a spec turned out to be. */
export interface ResolvedReferences {
  /** The image to create from, as the engine shall be told. */
  readonly image: string;
  /** Full ids of networks by the reference as written. */
  readonly networks: ReadonlyMap<string, string>;
  /** Full ids of containers by the reference as written. */
  readonly containers: ReadonlyMap<string, string>;
}

/**
 * The spec with full ids in place of what the client wrote, so that the engine resolves nothing
 * anew. A reference that was not resolved is an error of the caller, not of the client.
 */
export function bindReferences(spec: ContainerCreate, resolved: ResolvedReferences): ContainerCreate {
  const host = spec.HostConfig ?? {};
  const ends = endsOf(spec);
  return {
    ...spec,
    Image: spellImage(spec.Image, resolved.image),
    HostConfig: {
      ...host,
      NetworkMode: bindMode(host.NetworkMode, resolved),
      PidMode: bindMode(host.PidMode, resolved),
      IpcMode: bindMode(host.IpcMode, resolved),
    },
    NetworkingConfig: ends && { EndpointsConfig: boundEnds(ends, resolved) },
  };
}

type Ends = NonNullable<NonNullable<ContainerCreate['NetworkingConfig']>['EndpointsConfig']>;

/** How it sits on networks; where the client says nothing of that, on the one of its NetworkMode. */
function endsOf({ NetworkingConfig, HostConfig }: ContainerCreate): Ends | undefined {
  const { EndpointsConfig: ends } = NetworkingConfig ?? {};
  const mode = HostConfig?.NetworkMode ?? '';
  const isSaid = ends !== undefined && Object.keys(ends).length > 0;
  return isSaid || predefinedModes.includes(mode) || mode.startsWith('container:') ? ends : { [mode]: {} };
}

/**
 * By full ids, and each with its network's once more: until a container first starts, engines keep the
 * name of its network alone, and that may be another's network by then.
 */
function boundEnds(ends: Ends, { networks }: ResolvedReferences): Ends {
  return Object.fromEntries(
    Object.entries(ends).map(([name, settings]) => {
      const id = networks.get(name) ?? name;
      const pin = predefinedModes.includes(id) ? {} : { NetworkID: id };
      return [id, { ...settings, ...pin }];
    }),
  );
}

/** Of networks that every engine has from the start, under these names for ever. */
const predefinedModes: readonly string[] = ['', 'default', 'bridge', 'none', 'host'];

/** The resolved image, in the words of the client where these mean the same. */
function spellImage(written: string, resolved: string): string {
  const reference = parseImageReference(written);
  if (isRefusal(reference) || familiarName(reference) !== resolved) return resolved;
  return nameAsWritten(reference);
}

function bindMode(mode: string | undefined, resolved: ResolvedReferences): string | undefined {
  if (mode === undefined) return undefined;
  const joined = /^container:(.*)$/s.exec(mode)?.[1];
  if (joined === undefined) return resolved.networks.get(mode) ?? mode;
  const id = resolved.containers.get(joined);
  if (id === undefined) throw new Error('A container that the spec names was not resolved');
  return `container:${id}`;
}
