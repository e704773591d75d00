import { type AnswerView, asObject, asText, hidden, pick } from '@/lib/docker-api/answers/fields';
import { filterHostConfig } from '@/lib/docker-api/answers/host-config';
import { filterMountPoints } from '@/lib/docker-api/answers/mount-points';
import { networkModeByName } from '@/lib/docker-api/answers/network-mode';
import type { Json, JsonObject } from '@/lib/docker-api/json';

const shownMembers = [
  'Id',
  'Created',
  'Path',
  'Args',
  'State',
  'Image',
  'Name',
  'RestartCount',
  'Driver',
  'Platform',
  'AppArmorProfile',
  'SizeRw',
  'SizeRootFs',
  'Config',
] as const;

/** Where the engine keeps things on the node. */
const hostMembers = [
  'ResolvConfPath',
  'HostnamePath',
  'HostsPath',
  'LogPath',
  'MountLabel',
  'ProcessLabel',
  'GraphDriver',
] as const;

const sandboxMembers = ['SandboxID', 'SandboxKey'];

/** `GET /containers/{id}/json` of a container that the person may view. */
export function filterContainerInspect(inspect: JsonObject, view: AnswerView): JsonObject {
  const config = asObject(inspect.Config);
  const network = asObject(inspect.NetworkSettings);
  const host = asObject(inspect.HostConfig);
  const networkMembers = Object.keys(network).filter((name) => view.host || !sandboxMembers.includes(name));
  return {
    ...pick(inspect, view.host ? [...shownMembers, ...hostMembers] : shownMembers),
    ...(view.host ? {} : { GraphDriver: { Name: asText(asObject(inspect.GraphDriver).Name), Data: null } }),
    // An exec belongs to the person who created it; others need not even know that it runs.
    ExecIDs: null,
    Config: view.env || !('Env' in config) ? config : { ...config, Env: hideValues(config.Env) },
    HostConfig: {
      ...filterHostConfig(host, view),
      NetworkMode: networkModeByName(host.NetworkMode, network),
    },
    Mounts: filterMountPoints(inspect.Mounts, view),
    NetworkSettings: pick(network, networkMembers),
  };
}

/** `NAME=value` without the value: that a variable is set helps, and gives nothing away. */
function hideValues(env: Json | undefined): Json {
  if (!Array.isArray(env)) return null;
  return env.map((entry) => `${asText(entry).split('=')[0]}=${hidden}`);
}
