import { asObject, asText, pick } from '@/lib/docker-api/answers/fields';
import type { Json, JsonObject } from '@/lib/docker-api/json';

/** How many things the person sees, in the place of how many there are. */
export interface VisibleCounts {
  readonly running: number;
  readonly paused: number;
  readonly stopped: number;
  readonly images: number;
}

/**
 * What clients need to adapt to an engine. Left out: managers and peers, registry and proxy settings
 * (which can hold credentials), root directory, labels, storage driver internals, warnings.
 */
const shownMembers = [
  'ID',
  'Name',
  'Driver',
  'Plugins',
  'MemoryLimit',
  'SwapLimit',
  'KernelMemory',
  'KernelMemoryTCP',
  'CpuCfsPeriod',
  'CpuCfsQuota',
  'CPUShares',
  'CPUSet',
  'PidsLimit',
  'IPv4Forwarding',
  'BridgeNfIptables',
  'BridgeNfIp6tables',
  'OomKillDisable',
  'SystemTime',
  'LoggingDriver',
  'CgroupDriver',
  'CgroupVersion',
  'KernelVersion',
  'OperatingSystem',
  'OSVersion',
  'OSType',
  'Architecture',
  'IndexServerAddress',
  'NCPU',
  'MemTotal',
  'ExperimentalBuild',
  'ServerVersion',
  'DefaultRuntime',
  'LiveRestoreEnabled',
  'Isolation',
  'InitBinary',
  'ContainerdCommit',
  'RuncCommit',
  'InitCommit',
  'SecurityOptions',
];

/**
 * `GET /info` for a person: the engine's nature, and counts of what they see.
 *
 * @param showsAll whether they may see the state of clusters
 */
export function filterInfo(info: JsonObject, counts: VisibleCounts, showsAll: boolean): JsonObject {
  const counted = {
    Containers: counts.running + counts.paused + counts.stopped,
    ContainersRunning: counts.running,
    ContainersPaused: counts.paused,
    ContainersStopped: counts.stopped,
    Images: counts.images,
  };
  if (showsAll) {
    const { HttpProxy, HttpsProxy } = info;
    return {
      ...info,
      ...counted,
      HttpProxy: withoutPassword(HttpProxy),
      HttpsProxy: withoutPassword(HttpsProxy),
    };
  }
  const swarm = asObject(info.Swarm);
  return {
    ...pick(info, shownMembers),
    ...counted,
    Plugins: { ...pick(asObject(info.Plugins), ['Volume', 'Network', 'Log']), Authorization: null },
    DriverStatus: [],
    SystemStatus: null,
    Debug: false,
    NFd: 0,
    NGoroutines: 0,
    NEventsListener: 0,
    RegistryConfig: null,
    GenericResources: null,
    DockerRootDir: '',
    HttpProxy: '',
    HttpsProxy: '',
    NoProxy: '',
    Labels: [],
    Runtimes: Object.fromEntries(Object.keys(asObject(info.Runtimes)).map((name) => [name, {}])),
    Swarm: {
      NodeID: asText(swarm.NodeID),
      NodeAddr: '',
      LocalNodeState: asText(swarm.LocalNodeState) || 'inactive',
      ControlAvailable: swarm.ControlAvailable === true,
      Error: '',
      RemoteManagers: null,
    },
    Warnings: null,
  };
}

/** As newer engines write a proxy's address themselves. */
function withoutPassword(address: Json | undefined): Json | undefined {
  return typeof address === 'string' ? address.replace(/\/\/[^/]*@/, '//xxxxx:xxxxx@') : address;
}
