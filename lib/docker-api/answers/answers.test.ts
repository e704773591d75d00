import { describe, expect, it } from 'vitest';
import { filterContainerInspect } from '@/lib/docker-api/answers/container-inspect';
import { filterContainerListItem } from '@/lib/docker-api/answers/container-list';
import { filterExecInspect } from '@/lib/docker-api/answers/exec-inspect';
import { filterImageHistory, filterImageInspect, filterImageListItem } from '@/lib/docker-api/answers/images';
import { filterInfo } from '@/lib/docker-api/answers/info';
import { filterNetwork } from '@/lib/docker-api/answers/network';
import { filterVolume } from '@/lib/docker-api/answers/volume';
import type { JsonObject } from '@/lib/docker-api/json';

const nothing = { env: false, host: false };
const everything = { env: true, host: true };
const networkId = 'f'.repeat(64);

const container: JsonObject = {
  Id: 'c1',
  Name: '/web',
  Driver: 'overlay2',
  ResolvConfPath: '/var/lib/docker/containers/c1/resolv.conf',
  HostnamePath: '/var/lib/docker/containers/c1/hostname',
  HostsPath: '/var/lib/docker/containers/c1/hosts',
  LogPath: '/var/lib/docker/containers/c1/c1-json.log',
  GraphDriver: { Name: 'overlay2', Data: { UpperDir: '/var/lib/docker/overlay2/x' } },
  ExecIDs: ['somebody'],
  SomethingNew: '/var/lib/docker/new',
  Config: { Env: ['PASSWORD=hunter2', 'PATH=/bin', 'EMPTY'], Image: 'web' },
  HostConfig: {
    NetworkMode: networkId,
    Binds: ['/srv/secret:/data:ro', 'vol:/vol'],
    Mounts: [
      { Type: 'bind', Source: '/srv/secret', Target: '/m' },
      {
        Type: 'volume',
        Source: 'v',
        Target: '/v',
        VolumeOptions: { DriverConfig: { Options: { o: 'password=hunter2' } } },
      },
    ],
    Devices: [{ PathOnHost: '/dev/secret', PathInContainer: '/dev/x' }],
    LogConfig: { Type: 'splunk', Config: { 'splunk-token': 'hunter2' } },
    ContainerIDFile: '/home/ana/secret',
  },
  Mounts: [
    {
      Type: 'volume',
      Name: 'vol',
      Source: '/var/lib/docker/volumes/vol/_data',
      Destination: '/vol',
      RW: true,
    },
    { Type: 'bind', Source: '/srv/secret', Destination: '/data', RW: false },
  ],
  NetworkSettings: {
    SandboxID: 's',
    SandboxKey: '/var/run/docker/netns/s',
    Networks: { shop: { NetworkID: networkId } },
  },
};

describe('containers', () => {
  it('hides values, host paths and driver internals', () => {
    const shown = filterContainerInspect(container, nothing);
    expect(JSON.stringify(shown)).not.toMatch(/hunter2|secret|\/var\/|somebody/);
    expect(shown).toMatchObject({
      Config: { Env: ['PASSWORD=[hidden]', 'PATH=[hidden]', 'EMPTY=[hidden]'] },
      HostConfig: { NetworkMode: 'shop', Binds: ['[hidden]:/data:ro', 'vol:/vol'] },
      Mounts: [{ Name: 'vol', Source: '', Destination: '/vol', RW: true }, { Source: '' }],
    });
  });

  it('shows them with the right to, and nothing that it does not know', () => {
    const shown = filterContainerInspect(container, everything);
    expect(shown).toMatchObject({ Config: container.Config, LogPath: container.LogPath });
    expect(shown).not.toHaveProperty('SomethingNew');
  });

  it('shows each apart from the other', () => {
    expect(JSON.stringify(filterContainerInspect(container, { env: true, host: false }))).not.toMatch(
      /\/var\//,
    );
    expect(JSON.stringify(filterContainerInspect(container, { env: false, host: true }).Config)).not.toMatch(
      /hunter2/,
    );
  });

  it('lists with own names only, without paths of the node', () => {
    const item = {
      Id: 'c1',
      Names: ['/web', '/other/alias'],
      HostConfig: { NetworkMode: networkId, Annotations: {} },
      Mounts: container.Mounts ?? null,
      NetworkSettings: container.NetworkSettings ?? null,
      Internal: '/var/x',
    };
    const shown = filterContainerListItem(item, { ...nothing, links: false });
    expect(JSON.stringify(shown)).not.toMatch(/\/var\/|secret/);
    expect(shown).toMatchObject({ Names: ['/web'], HostConfig: { NetworkMode: 'shop' } });
  });
});

describe('info', () => {
  it('keeps what clients need and counts what the person sees', () => {
    const info = {
      ServerVersion: '20.10.24',
      Containers: 100,
      ContainersRunning: 90,
      Images: 50,
      DockerRootDir: '/var/lib/docker',
      Labels: ['rack=7'],
      HttpProxy: 'http://user:hunter2@proxy',
      RegistryConfig: { Mirrors: ['https://secret'] },
      DriverStatus: [['Backing Filesystem', '/var']],
      Runtimes: { runc: { path: '/usr/bin/runc' } },
      Swarm: {
        NodeID: 'n1',
        NodeAddr: '10.0.0.1',
        LocalNodeState: 'active',
        ControlAvailable: true,
        RemoteManagers: [{ NodeID: 'n1', Addr: '10.0.0.1:2377' }],
        Cluster: { ID: 'secret' },
      },
      Warnings: ['/var'],
    };
    const shown = filterInfo(info, { running: 2, paused: 1, stopped: 1, images: 3 }, false);
    expect(JSON.stringify(shown)).not.toMatch(/hunter2|secret|\/var|\/usr|10\.0\.0\.1|rack/);
    expect(shown).toMatchObject({
      ServerVersion: '20.10.24',
      Containers: 4,
      ContainersRunning: 2,
      Images: 3,
      Swarm: { NodeID: 'n1', ControlAvailable: true, LocalNodeState: 'active' },
    });
    const whole = filterInfo(info, { running: 2, paused: 1, stopped: 1, images: 3 }, true);
    expect(whole).toMatchObject({ Containers: 4, Labels: ['rack=7'], Swarm: info.Swarm });
    expect(JSON.stringify(whole)).not.toContain('hunter2');
  });
});

it('shows of a network only the containers and services that the person sees', () => {
  const [mine, theirs] = ['a'.repeat(64), 'b'.repeat(64)];
  const tasks = [{ Name: 'web.1', EndpointIP: '10.0.1.2', Info: { 'Host IP': 'secret' } }];
  const network = {
    Id: 'n',
    Name: 'shop',
    Containers: { [mine]: { Name: 'web' }, [theirs]: { Name: 'secret' }, 'lb-shop': { Name: 'secret' } },
    Peers: [{ Name: 'secret', IP: '10.0.0.1' }],
    Services: { web: { VIP: '10.0.1.1', Tasks: tasks }, secret: {}, '': { Tasks: ['secret'] } },
    Status: { secret: 1 },
  };
  const view = { container: (id: string) => id === mine, service: (name: string) => name === 'web' };
  expect(filterNetwork(network, { ...view, host: false })).toEqual({
    Id: 'n',
    Name: 'shop',
    Containers: { [mine]: { Name: 'web' } },
    Services: {
      web: { VIP: '10.0.1.1', Tasks: [{ Name: 'web.1', EndpointIP: '10.0.1.2', Info: {} }] },
    },
  });
  expect(filterNetwork(network, { ...view, host: true })).toMatchObject({
    Containers: { 'lb-shop': {} },
    Peers: network.Peers,
    Services: { web: { Tasks: tasks } },
  });
});

it('shows of a volume neither its place nor its options', () => {
  const volume = {
    Name: 'data',
    Driver: 'local',
    Mountpoint: '/var/lib/docker/volumes/data/_data',
    Options: { o: 'password=hunter2' },
    Status: { secret: 1 },
  };
  expect(filterVolume(volume, { host: false })).toEqual({
    Name: 'data',
    Driver: 'local',
    Mountpoint: '',
    Options: null,
  });
  expect(filterVolume(volume, { host: true })).toEqual(volume);
});

it('shows of an exec what its creator asked for', () => {
  expect(filterExecInspect({ ID: 'e', Running: true, SomethingNew: 1 })).toEqual({ ID: 'e', Running: true });
});

describe('images', () => {
  const sees = (repository: string | null) => repository === 'docker.io/library/web';
  const image = {
    Id: 'sha256:1',
    ParentId: 'sha256:0',
    RepoTags: ['web:1', 'localhost:5000/secret:1'],
    RepoDigests: ['secret@sha256:2', 'web@sha256:2'],
    Containers: 7,
    ContainerConfig: { Env: ['secret'], Volumes: { '/data': {} } },
    GraphDriver: { Name: 'overlay2', Data: { UpperDir: '/var' } },
  };

  it('shows the names that the person sees', () => {
    const listed = filterImageListItem(image, sees, { host: false });
    const inspected = filterImageInspect(image, sees, nothing);
    for (const shown of [listed, inspected]) {
      expect(shown).toMatchObject({ RepoTags: ['web:1'], RepoDigests: ['web@sha256:2'] });
      expect(JSON.stringify(shown)).not.toMatch(/secret|\/var|sha256:0/);
    }
    expect(listed).toMatchObject({ Containers: -1 });
    expect(inspected).toMatchObject({ ContainerConfig: { Volumes: { '/data': {} } } });
  });

  it('shows what the layers and the builder left to who may see that of all containers', () => {
    expect(filterImageInspect({ ...image, Parent: 'sha256:0' }, sees, everything)).toMatchObject({
      Parent: 'sha256:0',
      ContainerConfig: image.ContainerConfig,
      GraphDriver: image.GraphDriver,
    });
  });

  it('does not show an image of which they see no name', () => {
    expect(
      filterImageListItem({ ...image, RepoTags: ['secret:1'], RepoDigests: null }, sees, { host: false }),
    ).toBeNull();
    expect(filterImageInspect({ ...image, RepoTags: null, RepoDigests: null }, sees, nothing)).toBeNull();
  });

  it('shows one without a name to who may see those', () => {
    const dangling = { ...image, RepoTags: ['<none>:<none>'], RepoDigests: ['<none>@<none>'] };
    expect(filterImageListItem(dangling, (repository) => repository === null, { host: false })).toMatchObject(
      {
        RepoTags: ['<none>:<none>'],
      },
    );
    expect(filterImageListItem(dangling, sees, { host: false })).toBeNull();
  });

  it('takes the names off layers that the person does not see', () => {
    const history = [
      { Id: '1', Tags: ['web:1', 'secret:1'] },
      { Id: '2', Tags: ['secret:2'] },
      { Id: '3', Tags: null },
    ];
    expect(filterImageHistory(history, sees)).toEqual([
      { Id: '1', Tags: ['web:1'] },
      { Id: '2', Tags: null },
      { Id: '3', Tags: null },
    ]);
  });
});
