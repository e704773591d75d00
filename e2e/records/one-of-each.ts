const at = '2026-01-02T03:04:05.678901234Z';
const hex = (digit: string) => digit.repeat(64);
const swarmId = (letter: string) => `${letter.repeat(24)}1`;

/**
 * What an engine of a Swarm says that has one thing of each kind, all in one collection.
 *
 * @param environment the value of a variable of the container's
 */
export function oneOfEach(collection: string, environment: string) {
  const Labels = { 'io.wheelhouse.collection': collection };
  const image = { id: `sha256:${hex('e')}`, name: 'docker.io/library/thing:1' };
  const container = { id: hex('c'), name: 'a-container' };
  const execId = hex('f');
  const service = { id: swarmId('s'), name: 'a-service', version: 11 };
  const [secretId, configId, nodeId] = [swarmId('a'), swarmId('b'), swarmId('n')];
  const dates = { CreatedAt: at, UpdatedAt: at };
  const swarmData = (ID: string, Name: string) => ({
    ID,
    Version: { Index: 7 },
    ...dates,
    Spec: { Name, Labels },
  });
  const ContainerSpec = { Image: image.name };
  const inspected = {
    Id: container.id,
    Name: `/${container.name}`,
    Created: at,
    Image: image.id,
    State: { Status: 'running', Running: true, StartedAt: at, FinishedAt: at, Pid: 42, ExitCode: 0 },
    Config: { Image: image.name, Env: [`TOKEN=${environment}`], Cmd: ['serve'], Labels, Tty: false },
    HostConfig: { NetworkMode: 'default' },
    NetworkSettings: { Ports: {}, Networks: {} },
    Mounts: [],
  };
  const lists: Readonly<Record<string, readonly object[]>> = {
    images: [
      {
        Id: image.id,
        RepoTags: [image.name],
        RepoDigests: [],
        Created: 1,
        Size: 1,
        Labels: null,
        Containers: 1,
      },
    ],
    networks: [],
    services: [
      {
        ID: service.id,
        Version: { Index: service.version },
        ...dates,
        Spec: {
          Name: service.name,
          Labels,
          TaskTemplate: { ContainerSpec },
          Mode: { Replicated: { Replicas: 1 } },
        },
        Endpoint: {},
      },
    ],
    tasks: [],
    nodes: [
      {
        ID: nodeId,
        Version: { Index: 9 },
        ...dates,
        Spec: { Role: 'manager', Availability: 'active', Labels: {} },
        Description: { Hostname: 'one', Resources: {}, Engine: { EngineVersion: '20.10.24' } },
        Status: { State: 'ready', Addr: '10.0.0.1' },
        ManagerStatus: { Leader: true, Reachability: 'reachable', Addr: '10.0.0.1:2377' },
      },
    ],
    secrets: [swarmData(secretId, 'a-secret')],
    configs: [swarmData(configId, 'a-config')],
    plugins: [{ Id: hex('d'), Name: 'vendor/plugin:latest', Enabled: false, Config: {}, Settings: {} }],
  };
  const wholes: Readonly<Record<string, unknown>> = {
    version: { Version: '20.10.24', ApiVersion: '1.41', MinAPIVersion: '1.12', Os: 'linux', Arch: 'amd64' },
    info: {
      ID: 'ONE',
      Name: 'one',
      NCPU: 4,
      MemTotal: 8_000_000_000,
      OSType: 'linux',
      ServerVersion: '20.10.24',
      Swarm: { NodeID: nodeId, NodeAddr: '10.0.0.1', LocalNodeState: 'active', ControlAvailable: true },
    },
    volumes: { Volumes: [], Warnings: null },
    swarm: { ID: swarmId('w'), Version: { Index: 10 }, Spec: { Name: 'default' } },
    'containers/json': [
      {
        Id: container.id,
        Names: [`/${container.name}`],
        Image: image.name,
        ImageID: image.id,
        Command: 'serve',
        Created: 1,
        State: 'running',
        Status: 'Up 1 hour',
        Ports: [],
        Labels,
        HostConfig: { NetworkMode: 'default' },
        NetworkSettings: { Networks: {} },
        Mounts: [],
      },
    ],
    [`containers/${container.id}/json`]: inspected,
    'images/json': lists.images,
    [`containers/${container.id}/top`]: { Titles: ['PID'], Processes: [['1']] },
    [`exec/${execId}/json`]: {
      ID: execId,
      ContainerID: container.id,
      Running: false,
      ProcessConfig: { tty: false, entrypoint: 'sh', arguments: [], privileged: false },
    },
  };
  /** What is answered to a GET of a path; null for what is not there. */
  const read = (segments: readonly string[]): unknown => {
    const whole = wholes[segments.join('/')];
    if (whole !== undefined) return whole;
    const [kind = '', id] = segments;
    if (kind === 'images') return { ...lists.images?.[0], Config: { Labels: null }, RootFS: { Layers: [] } };
    const list = lists[kind];
    if (list === undefined) return null;
    return id === undefined ? list : (list[0] ?? null);
  };
  return { read, image: image.name, container, execId, service, secretId, configId };
}
