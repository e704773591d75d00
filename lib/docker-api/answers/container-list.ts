import { type AnswerView, asList, asObject, asText, pick } from '@/lib/docker-api/answers/fields';
import { filterMountPoints } from '@/lib/docker-api/answers/mount-points';
import { networkModeByName } from '@/lib/docker-api/answers/network-mode';
import type { Json, JsonObject } from '@/lib/docker-api/json';

/** One container of `GET /containers/json` that the person may view. */
export function filterContainerListItem(item: JsonObject, view: AnswerView): JsonObject {
  const shown = pick(item, [
    'Id',
    'Names',
    'Image',
    'ImageID',
    'Command',
    'Created',
    'Ports',
    'Labels',
    'State',
    'Status',
    'Health',
    'SizeRw',
    'SizeRootFs',
    'NetworkSettings',
    'Mounts',
  ]);
  const { NetworkMode } = asObject(item.HostConfig);
  const network = pick(asObject(item.NetworkSettings), ['Networks']);
  return {
    ...shown,
    Names: ownNames(item.Names),
    HostConfig: { NetworkMode: networkModeByName(NetworkMode, network) },
    NetworkSettings: network,
    Mounts: filterMountPoints(item.Mounts, view),
  };
}

/** A link puts a container under another's name too ("/other/alias"): that name is the other's. */
function ownNames(names: Json | undefined): string[] {
  return asList(names)
    .map(asText)
    .filter((name) => /^\/[^/]+$/.test(name));
}
