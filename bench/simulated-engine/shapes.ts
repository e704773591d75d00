import type {
  SimulatedContainer,
  SimulatedImage,
  SimulatedNode,
  SimulatedService,
  SimulatedTask,
  World,
} from '@/bench/simulated-engine/world';

/** The Engine API's shapes (1.41), with the fields in the order in which dockerd 20.10 writes them. */

type Labels = Record<string, string>;

const collectionLabel = (collection: string | null): Labels =>
  collection === null ? {} : { 'io.wheelhouse.collection': collection };

export function labelsOf({ task, collection }: SimulatedContainer): Labels {
  if (task === null) return collectionLabel(collection);
  return {
    'com.docker.stack.namespace': task.service.stack,
    'com.docker.swarm.node.id': task.node.id,
    'com.docker.swarm.service.id': task.service.id,
    'com.docker.swarm.service.name': task.service.name,
    'com.docker.swarm.task': '',
    'com.docker.swarm.task.id': task.id,
    'com.docker.swarm.task.name': `${task.service.name}.${task.slot}.${task.id}`,
  };
}

export function containerItem(world: World, container: SimulatedContainer, now: Date) {
  return {
    Id: container.id,
    Names: [`/${container.name}`],
    Image: container.image.name,
    ImageID: container.image.id,
    Command: '/bin/server --listen :8080',
    Created: seconds(container.createdAt),
    Ports: container.isRunning ? [{ PrivatePort: 8080, Type: 'tcp' }] : [],
    Labels: labelsOf(container),
    State: container.isRunning ? 'running' : 'exited',
    Status: statusOf(container, now),
    HostConfig: { NetworkMode: 'default' },
    NetworkSettings: { Networks: { backbone: endpoint(world, container) } },
    Mounts: [],
  };
}

function endpoint({ networkId }: World, { address, isRunning }: SimulatedContainer) {
  return {
    IPAMConfig: { IPv4Address: address },
    Links: null,
    Aliases: null,
    NetworkID: networkId,
    EndpointID: '',
    Gateway: '',
    IPAddress: isRunning ? address : '',
    IPPrefixLen: isRunning ? 16 : 0,
    IPv6Gateway: '',
    GlobalIPv6Address: '',
    GlobalIPv6PrefixLen: 0,
    MacAddress: '',
    DriverOpts: null,
  };
}

export function containerInspect(world: World, container: SimulatedContainer) {
  const { isRunning, startedAt, finishedAt } = container;
  return {
    Id: container.id,
    Created: container.createdAt.toISOString(),
    Path: '/bin/server',
    Args: ['--listen', ':8080'],
    State: {
      Status: isRunning ? 'running' : 'exited',
      Running: isRunning,
      Paused: false,
      Restarting: false,
      OOMKilled: false,
      Dead: false,
      Pid: isRunning ? 4_242 : 0,
      ExitCode: 0,
      Error: '',
      StartedAt: startedAt.toISOString(),
      FinishedAt: finishedAt?.toISOString() ?? '0001-01-01T00:00:00Z',
    },
    Image: container.image.id,
    Name: `/${container.name}`,
    RestartCount: 0,
    Driver: 'overlay2',
    Platform: 'linux',
    Mounts: [],
    HostConfig: { NetworkMode: 'default', RestartPolicy: { Name: '', MaximumRetryCount: 0 }, Memory: 0 },
    Config: {
      Hostname: container.id.slice(0, 12),
      Tty: false,
      Env: null,
      Cmd: ['--listen', ':8080'],
      Image: container.image.name,
      Entrypoint: ['/bin/server'],
      Labels: labelsOf(container),
    },
    NetworkSettings: { Ports: {}, Networks: { backbone: endpoint(world, container) } },
  };
}

/** As dockerd words it, to the hour. */
function statusOf({ isRunning, startedAt, finishedAt }: SimulatedContainer, now: Date): string {
  const ago = (since: Date) => durationOf((now.getTime() - since.getTime()) / 1_000);
  return isRunning ? `Up ${ago(startedAt)}` : `Exited (0) ${ago(finishedAt ?? startedAt)} ago`;
}

function durationOf(of: number): string {
  const whole = Math.floor(of);
  if (whole < 1) return 'Less than a second';
  if (whole === 1) return '1 second';
  if (whole < 60) return `${whole} seconds`;
  const minutes = Math.floor(of / 60);
  if (minutes === 1) return 'About a minute';
  if (minutes < 60) return `${minutes} minutes`;
  const hours = Math.round(of / 3_600);
  if (hours === 1) return 'About an hour';
  if (hours < 48) return `${hours} hours`;
  if (hours < 24 * 14) return `${Math.floor(hours / 24)} days`;
  if (hours < 24 * 60) return `${Math.floor(hours / 24 / 7)} weeks`;
  return `${Math.floor(hours / 24 / 30)} months`;
}

export function imageItem({ id, name, digest, bytes }: SimulatedImage) {
  return {
    Containers: -1,
    Created: 1_700_000_000,
    Id: id,
    Labels: null,
    ParentId: '',
    RepoDigests: [`${name.slice(0, name.lastIndexOf(':'))}@${digest}`],
    RepoTags: [name],
    SharedSize: -1,
    Size: bytes,
    VirtualSize: bytes,
  };
}

function containerSpec({ image }: SimulatedService) {
  return {
    Image: `${image.name}@${image.digest}`,
    Args: ['--listen', ':8080'],
    Init: false,
    DNSConfig: {},
    Isolation: 'default',
  };
}

export function serviceItem(service: SimulatedService, createdAt: Date) {
  return {
    ID: service.id,
    Version: { Index: service.version },
    CreatedAt: createdAt.toISOString(),
    UpdatedAt: createdAt.toISOString(),
    Spec: {
      Name: service.name,
      Labels: { ...collectionLabel(service.collection), 'com.docker.stack.namespace': service.stack },
      TaskTemplate: {
        ContainerSpec: containerSpec(service),
        Resources: {
          Limits: { NanoCPUs: 500_000_000, MemoryBytes: 268_435_456 },
          Reservations: { NanoCPUs: 100_000_000, MemoryBytes: 67_108_864 },
        },
        Placement: {},
        ForceUpdate: 0,
        Runtime: 'container',
      },
      Mode: { Replicated: { Replicas: service.replicas } },
      EndpointSpec: { Mode: 'vip' },
    },
    Endpoint: { Spec: {} },
  };
}

export function taskItem(task: SimulatedTask, containerId: string) {
  return {
    ID: task.id,
    Version: { Index: task.version },
    CreatedAt: task.createdAt.toISOString(),
    UpdatedAt: task.changedAt.toISOString(),
    Labels: {},
    Spec: {
      ContainerSpec: containerSpec(task.service),
      Resources: { Limits: {}, Reservations: {} },
      Placement: {},
      ForceUpdate: 0,
    },
    ServiceID: task.service.id,
    Slot: task.slot,
    NodeID: task.node.id,
    Status: {
      Timestamp: task.changedAt.toISOString(),
      State: 'running',
      Message: 'started',
      ContainerStatus: { ContainerID: containerId, PID: 4_242, ExitCode: 0 },
      PortStatus: {},
    },
    DesiredState: 'running',
    NetworksAttachments: null,
  };
}

export function nodeItem({ id, hostname, address, isManager }: SimulatedNode, createdAt: Date) {
  return {
    ID: id,
    Version: { Index: 9 },
    CreatedAt: createdAt.toISOString(),
    UpdatedAt: createdAt.toISOString(),
    Spec: { Labels: {}, Role: isManager ? 'manager' : 'worker', Availability: 'active' },
    Description: {
      Hostname: hostname,
      Platform: { Architecture: 'x86_64', OS: 'linux' },
      Resources: { NanoCPUs: 32_000_000_000, MemoryBytes: 137_438_953_472 },
      Engine: { EngineVersion: '20.10.24', Plugins: [] },
      TLSInfo: {},
    },
    Status: { State: 'ready', Addr: address },
    ...(isManager
      ? {
          ManagerStatus: {
            Leader: hostname === 'node-001',
            Reachability: 'reachable',
            Addr: `${address}:2377`,
          },
        }
      : {}),
  };
}

export function networkItem({ networkId }: World, createdAt: Date) {
  return {
    Name: 'backbone',
    Id: networkId,
    Created: createdAt.toISOString(),
    Scope: 'swarm',
    Driver: 'overlay',
    EnableIPv6: false,
    IPAM: { Driver: 'default', Options: null, Config: [{ Subnet: '10.0.0.0/16', Gateway: '10.0.0.1' }] },
    Internal: false,
    Attachable: true,
    Ingress: false,
    ConfigFrom: { Network: '' },
    ConfigOnly: false,
    Containers: null,
    Options: {},
    Labels: null,
  };
}

function seconds(date: Date): number {
  return Math.floor(date.getTime() / 1_000);
}
