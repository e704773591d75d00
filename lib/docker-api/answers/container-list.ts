import { type AnswerView, asList, asObject, asText, pick } from '@/lib/docker-api/answers/fields';
import { filterMountPoints } from '@/lib/docker-api/answers/mount-points';
import { networkModeByName } from '@/lib/docker-api/answers/network-mode';
import type { Json, JsonObject } from '@/lib/docker-api/json';

const shownMembers = [
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
  'HostConfig',
  'NetworkSettings',
  'Mounts',
] as const;

export interface ContainerListView extends AnswerView {
  /** Whether they may see every container, and so may know which are linked to which. */
  readonly links: boolean;
}

/** One container of `GET /containers/json` that the person may view. */
export function filterContainerListItem(item: JsonObject, view: ContainerListView): JsonObject {
  const { NetworkMode } = asObject(item.HostConfig);
  const network = pick(asObject(item.NetworkSettings), ['Networks']);
  return {
    ...pick(item, shownMembers),
    Names: view.links ? (item.Names ?? []) : ownNames(item.Names),
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
