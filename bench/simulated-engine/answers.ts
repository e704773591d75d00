import {
  containerInspect,
  containerItem,
  imageItem,
  networkItem,
  nodeItem,
  serviceItem,
  taskItem,
} from '@/bench/simulated-engine/shapes';
import type { SimulatedContainer, World } from '@/bench/simulated-engine/world';

/** What the simulated engine says to a GET; null where there is no such thing. */
export type Answerer = (segments: readonly string[], query: URLSearchParams) => unknown;

const version = {
  Version: '20.10.24',
  ApiVersion: '1.41',
  MinAPIVersion: '1.12',
  Os: 'linux',
  Arch: 'amd64',
};

/** The reads of the Engine API (1.41) that lists, inspecting and the gateway's own upkeep need. */
export function answererOf(world: World, startedAt: Date): Answerer {
  const containersOfTasks = [...world.containers.values()].flatMap((container) =>
    container.task ? [{ task: container.task, id: container.id }] : [],
  );
  const runningOf = new Map(world.services.map(({ id, replicas }) => [id, replicas]));
  return (segments, query) => {
    const [kind = '', id = '', what] = segments;
    const filters = filtersOf(query);
    switch (`${kind}${id === '' ? '' : what === undefined ? '/*' : `/*/${what}`}`) {
      case 'version':
        return version;
      case 'info':
        return infoOf(world);
      case 'containers/*':
        return id === 'json' ? containerList(world, query, filters) : null;
      case 'containers/*/json': {
        const container = world.containers.get(id);
        return container ? containerInspect(world, container) : null;
      }
      case 'containers/*/stats': {
        const container = world.containers.get(id);
        return container ? statsOf(container) : null;
      }
      case 'images/*':
        return id === 'json' ? world.images.map(imageItem) : null;
      case 'images/*/json': {
        const image = world.images.find((one) => one.id === id || one.name === id);
        return image ? { ...imageItem(image), Config: { Labels: null }, RootFS: { Layers: [] } } : null;
      }
      case 'networks':
        return [networkItem(world, startedAt)];
      case 'networks/*':
        return id === world.networkId ? networkItem(world, startedAt) : null;
      case 'volumes':
        return { Volumes: [], Warnings: null };
      case 'services':
        return chosen(world.services, filters).map((service) => ({
          ...serviceItem(service, startedAt),
          ...(query.get('status') === 'true' || query.get('status') === '1'
            ? {
                ServiceStatus: {
                  RunningTasks: runningOf.get(service.id),
                  DesiredTasks: service.replicas,
                  CompletedTasks: 0,
                },
              }
            : {}),
        }));
      case 'services/*': {
        const service = world.services.find((one) => one.id === id);
        return service ? serviceItem(service, startedAt) : null;
      }
      case 'tasks':
        return containersOfTasks
          .filter(({ task }) => !filters.service || filters.service.includes(task.service.id))
          .map(({ task, id: containerId }) => taskItem(task, containerId));
      case 'tasks/*': {
        const found = containersOfTasks.find(({ task }) => task.id === id);
        return found ? taskItem(found.task, found.id) : null;
      }
      case 'nodes':
        return world.nodes.map((node) => nodeItem(node, startedAt));
      case 'nodes/*': {
        const node = world.nodes.find((one) => one.id === id);
        return node ? nodeItem(node, startedAt) : null;
      }
      case 'secrets':
      case 'configs':
        return [];
      case 'swarm':
        return { ID: world.engineId.slice(0, 25), Version: { Index: 10 }, Spec: { Name: 'default' } };
      case 'system/*':
        return id === 'df'
          ? { LayersSize: 0, Images: [], Containers: [], Volumes: [], BuildCache: [] }
          : null;
      default:
        return null;
    }
  };
}

function containerList(world: World, query: URLSearchParams, filters: Filters) {
  const now = new Date();
  const all = query.get('all') === 'true' || query.get('all') === '1';
  const found = filters.id
    ? filters.id.flatMap((id) => world.containers.get(id) ?? [])
    : [...world.containers.values()];
  return found
    .filter(({ isRunning }) => all || isRunning)
    .sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime())
    .map((container) => containerItem(world, container, now));
}

function infoOf(world: World) {
  const running = [...world.containers.values()].filter(({ isRunning }) => isRunning).length;
  const [first] = world.nodes;
  return {
    ID: world.engineId,
    Name: first?.hostname,
    Containers: world.containers.size,
    ContainersRunning: running,
    ContainersPaused: 0,
    ContainersStopped: world.containers.size - running,
    Images: world.images.length,
    NCPU: 32,
    MemTotal: 137_438_953_472,
    ServerVersion: version.Version,
    OSType: 'linux',
    Architecture: 'x86_64',
    Swarm: {
      NodeID: first?.id,
      NodeAddr: first?.address,
      LocalNodeState: 'active',
      ControlAvailable: true,
      Nodes: world.nodes.length,
      Managers: world.nodes.filter(({ isManager }) => isManager).length,
    },
  };
}

function statsOf({ id, name, startedAt }: SimulatedContainer) {
  const aliveNs = (Date.now() - startedAt.getTime()) * 1e6;
  const cpu = (share: number) => ({
    cpu_usage: { total_usage: aliveNs * share, usage_in_kernelmode: 0, usage_in_usermode: aliveNs * share },
    system_cpu_usage: aliveNs * 32,
    online_cpus: 32,
    throttling_data: { periods: 0, throttled_periods: 0, throttled_time: 0 },
  });
  return {
    read: new Date().toISOString(),
    preread: '0001-01-01T00:00:00Z',
    pids_stats: { current: 3 },
    blkio_stats: { io_service_bytes_recursive: [] },
    num_procs: 0,
    cpu_stats: cpu(0.05),
    precpu_stats: { cpu_usage: { total_usage: 0 } },
    memory_stats: { usage: 52_428_800, limit: 268_435_456, stats: { cache: 0 } },
    name: `/${name}`,
    id,
    networks: { eth0: { rx_bytes: aliveNs / 1e6, tx_bytes: aliveNs / 2e6 } },
  };
}

type Filters = Readonly<Record<string, readonly string[] | undefined>>;

/** Both forms that clients write: lists, and objects whose keys count. */
function filtersOf(query: URLSearchParams): Filters {
  const written: unknown = JSON.parse(query.get('filters') || '{}');
  return Object.fromEntries(
    Object.entries(written as object).map(([key, values]) => [
      key,
      Array.isArray(values) ? values.map(String) : Object.keys(values),
    ]),
  );
}

function chosen<One extends { readonly id: string }>(all: readonly One[], filters: Filters): readonly One[] {
  return filters.id ? all.filter(({ id }) => filters.id?.includes(id)) : all;
}
