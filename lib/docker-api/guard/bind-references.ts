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
  const { EndpointsConfig } = spec.NetworkingConfig ?? {};
  const host = spec.HostConfig ?? {};
  return {
    ...spec,
    Image: spellImage(spec.Image, resolved.image),
    HostConfig: {
      ...host,
      NetworkMode: bindMode(host.NetworkMode, resolved),
      PidMode: bindMode(host.PidMode, resolved),
      IpcMode: bindMode(host.IpcMode, resolved),
    },
    NetworkingConfig: EndpointsConfig && {
      EndpointsConfig: Object.fromEntries(
        Object.entries(EndpointsConfig).map(([name, settings]) => [
          resolved.networks.get(name) ?? name,
          settings ?? {},
        ]),
      ),
    },
  };
}

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
