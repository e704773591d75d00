import { asList, asObject, asText } from '@/lib/docker-api/answers/fields';
import { isRefusal, type Refusal } from '@/lib/docker-api/errors';
import { parseBindText } from '@/lib/docker-api/guard/bind-text';
import { quoted } from '@/lib/docker-api/guard/findings';
import type { JsonObject } from '@/lib/docker-api/json';
import type { ContainerCreate } from '@/lib/docker-api/schemas/container-create';

/** Whose mounts to take over, and whether for reading only. */
export interface VolumesFrom {
  /** A container, as written. */
  readonly reference: string;
  readonly isReadOnly: boolean;
}

/** Reads an entry of HostConfig.VolumesFrom, `CONTAINER[:ro|rw]`. */
export function parseVolumesFrom(text: string): VolumesFrom | Refusal {
  const found = /^([a-zA-Z0-9][a-zA-Z0-9_.-]*)(?::(ro|rw))?$/.exec(text);
  if (!found?.[1]) {
    return { status: 400, message: `invalid volumes-from ${quoted(text)}: write CONTAINER[:ro|rw]` };
  }
  return { reference: found[1], isReadOnly: found[2] === 'ro' };
}

/**
 * The spec with the mounts of other containers written out as its own, which is what an engine makes
 * of volumes-from: so they are judged as if the client had named each. What the spec itself mounts at
 * the same place wins, then what comes last.
 *
 * @param sources what the engine says of each container, in the order of the spec
 */
export function withMountsOf(
  spec: ContainerCreate,
  sources: readonly { readonly inspect: JsonObject; readonly isReadOnly: boolean }[],
): ContainerCreate {
  const { HostConfig: host = {} } = spec;
  const taken = new Set([
    ...(host.Binds ?? []).flatMap((text) => parseBindText(text)?.destination ?? []),
    ...(host.Mounts ?? []).map(({ Target }) => Target),
    ...Object.keys(host.Tmpfs ?? {}),
  ]);
  const inherited = new Map<string, string>();
  for (const { inspect, isReadOnly } of sources) {
    for (const mount of asList(inspect.Mounts).map(asObject)) {
      const destination = asText(mount.Destination);
      const source = mount.Type === 'volume' ? asText(mount.Name) : asText(mount.Source);
      if (taken.has(destination) || (mount.Type !== 'volume' && mount.Type !== 'bind')) continue;
      const mode = isReadOnly || mount.RW === false ? 'ro' : 'rw';
      inherited.set(destination, `${source}:${destination}:${mode}`);
    }
  }
  const { VolumesFrom: _written, ...others } = host;
  return { ...spec, HostConfig: { ...others, Binds: [...(host.Binds ?? []), ...inherited.values()] } };
}

/** What is written in VolumesFrom, or the first fault in it. */
export function volumesFromOf(spec: ContainerCreate): VolumesFrom[] | Refusal {
  const read: VolumesFrom[] = [];
  for (const text of spec.HostConfig?.VolumesFrom ?? []) {
    const entry = parseVolumesFrom(text);
    if (isRefusal(entry)) return entry;
    read.push(entry);
  }
  return read;
}
