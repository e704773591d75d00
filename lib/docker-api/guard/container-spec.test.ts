import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isRefusal } from '@/lib/docker-api/errors';
import { bindReferences } from '@/lib/docker-api/guard/bind-references';
import { admit } from '@/lib/docker-api/guard/container-spec.fixture';
import { parseBody } from '@/lib/docker-api/parse-body';
import { containerCreate } from '@/lib/docker-api/schemas/container-create';

const fixtures = new URL('../fixtures/', import.meta.url);
const recorded = readdirSync(fixtures).filter((name) => name.includes('-run-'));
const fixture = (name: string) => readFileSync(new URL(name, fixtures));

describe('what real clients send', () => {
  it.each(recorded.filter((name) => !name.includes('dangerous')))('admits %s', (name) => {
    const result = admit(fixture(name).toString());
    expect(result).toMatchObject({ needs: [], refusals: [] });
  });

  it.each(recorded)('reads what it made of %s as the same again', (name) => {
    const first = parseBody(containerCreate, Buffer.from(fixture(name).toString().replace('"a": "b"', '')));
    if (isRefusal(first)) throw new Error(first.message);
    expect(containerCreate.parse(first.value)).toEqual(first.value);
  });

  it('names each operation that a dangerous command line takes', () => {
    const body = JSON.parse(fixture('cli-28.2-run-everything-dangerous.json').toString());
    body.HostConfig.Annotations = null;
    const result = admit(body);
    if (isRefusal(result)) throw new Error(result.message);
    expect(result.refusals).toEqual([]);
    expect(result.needs.map((need) => need.operation).sort()).toEqual(
      [
        'capabilities',
        'devices',
        'host-ipc',
        'host-mounts',
        'host-network',
        'host-pid',
        'host-userns',
        'host-uts',
        'kernel-settings',
        'privileged',
        'security-options',
      ].map((name) => `container.create.${name}`),
    );
  });

  it('takes what docker-py and dockerode add', () => {
    const result = admit({
      name: 'x',
      platform: '',
      Image: 'busybox',
      Cmd: 'sh',
      Env: null,
      Runtime: null,
      Volumes: { '/data': {} },
      HostConfig: { NetworkMode: 'shop_default', Binds: ['data:/data:rw'], VolumesFrom: [], Links: [] },
      NetworkingConfig: { EndpointsConfig: { shop_default: { IPAMConfig: {}, Aliases: ['web'] } } },
    });
    expect(result).toMatchObject({
      needs: [],
      refusals: [],
      spec: { Cmd: ['sh'] },
      references: { networks: [{ reference: 'shop_default', predefined: false }] },
    });
  });
});

describe('guardContainerSpec', () => {
  it('judges networks of the endpoint settings as it does the mode', () => {
    const result = admit({
      Image: 'busybox',
      NetworkingConfig: { EndpointsConfig: { host: null, other: { Aliases: null }, default: {} } },
    });
    expect(result).toMatchObject({
      needs: [{ operation: 'container.create.host-network' }],
      references: {
        networks: [
          { reference: 'other', predefined: false },
          { reference: 'default', predefined: true },
          { reference: 'default', predefined: true },
        ],
      },
    });
    expect(
      admit({ Image: 'a', NetworkingConfig: { EndpointsConfig: { n: { DriverOpts: { x: 'y' } } } } }),
    ).toMatchObject({ status: 400 });
    expect(
      admit({ Image: 'a', NetworkingConfig: { EndpointsConfig: { n: { Links: ['x:y:z'] } } } }),
    ).toMatchObject({
      status: 400,
    });
  });

  it.each(['', 'default', 'bridge', 'none', 'host', 'container:web'])(
    'takes no links in mode "%s"',
    (mode) => {
      const result = admit({ Image: 'a', HostConfig: { NetworkMode: mode, Links: ['theirs:db'] } });
      expect(result).toMatchObject({ refusals: [expect.stringContaining('links are not offered')] });
    },
  );

  it('passes over links of HostConfig on other networks, as engines do, and sends none', () => {
    const result = admit({ Image: 'a', HostConfig: { NetworkMode: 'shop', Links: ['theirs:db'] } });
    expect(result).toMatchObject({ refusals: [] });
    expect(JSON.stringify(result)).not.toContain('theirs');
  });

  it('labels a volume that a mount makes like the container, whatever was wished for it', () => {
    const Labels = { 'io.wheelhouse.collection': '/somebody/else', mine: '1' };
    const admitted = admit({
      Image: 'busybox',
      HostConfig: { Mounts: [{ Type: 'volume', Target: '/data', VolumeOptions: { Labels } }] },
    });
    expect(admitted).toMatchObject({
      refusals: [],
      spec: {
        HostConfig: {
          Mounts: [{ VolumeOptions: { Labels: { 'io.wheelhouse.collection': '/Shared/shop', mine: '1' } } }],
        },
      },
    });
  });

  it('refuses what would make lists of containers too long to answer', () => {
    const long = 'x'.repeat(200_000);
    const binds = Array.from({ length: 200 }, (_, at) => `data:/${'d'.repeat(1000)}${at}`);
    for (const more of [
      { Cmd: [long] },
      { Cmd: long },
      { Entrypoint: ['sh', '-c', long] },
      { Labels: { a: long } },
      { Labels: Object.fromEntries(Array.from({ length: 200 }, (_, at) => [`l${at}`, 'x'.repeat(1000)])) },
      { HostConfig: { Binds: binds } },
    ]) {
      expect(admit({ Image: 'busybox', ...more })).toMatchObject({ status: 400 });
    }
    expect(admit({ Image: 'busybox', Cmd: ['sh', '-c', 'x'.repeat(100_000)] })).toMatchObject({
      refusals: [],
    });
  });

  it('puts our label in the place of any wish and refuses the rest under our prefix', () => {
    const wished = admit({
      Image: 'busybox',
      Labels: { 'com.docker.ucp.access.label': '/x', 'io.wheelhouse.collection': '/x', mine: '1' },
    });
    expect(wished).toMatchObject({
      spec: { Labels: { mine: '1', 'io.wheelhouse.collection': '/Shared/shop' } },
    });
    for (const key of ['io.wheelhouse.owner', 'IO.Wheelhouse.Collection', ' io.wheelhouse.x']) {
      expect(admit({ Image: 'busybox', Labels: { [key]: 'x' } })).toMatchObject({
        refusals: [expect.stringContaining('io.wheelhouse.')],
      });
    }
  });

  it('names each volume once, and new ones only where nothing else is mounted', () => {
    const result = admit({
      Image: 'busybox',
      Volumes: { '/a': {}, '/b': {}, '/c': {}, '/d': {} },
      HostConfig: {
        Binds: ['data:/a:ro'],
        Mounts: [{ Type: 'volume', Source: 'more', Target: '/b' }],
        Tmpfs: { '/c': '' },
      },
    });
    expect(result).toMatchObject({
      references: {
        volumes: [
          { name: 'data', destination: '/a', readOnly: true },
          { name: 'more', destination: '/b', readOnly: false },
          { name: null, destination: '/d', readOnly: false },
        ],
      },
    });
  });

  it('hands on with which options a volume is to be made', () => {
    const options = { type: 'tmpfs', device: 'tmpfs' };
    const mount = {
      Type: 'volume',
      Source: 'data',
      Target: '/data',
      VolumeOptions: { DriverConfig: { Options: options } },
    };
    expect(admit({ Image: 'busybox', HostConfig: { Mounts: [mount] } })).toMatchObject({
      needs: [{ operation: 'volume.create.host-mounts' }],
      references: { volumes: [{ name: 'data', driverOptions: options }] },
    });
  });

  it('gives a container that asks for no limit the default one', () => {
    expect(admit({ Image: 'busybox' })).toMatchObject({ spec: { HostConfig: { PidsLimit: 4096 } } });
    expect(admit({ Image: 'busybox', HostConfig: { PidsLimit: -1 } })).toMatchObject({
      spec: { HostConfig: { PidsLimit: 4096 } },
    });
    expect(admit({ Image: 'busybox', HostConfig: { PidsLimit: 10 } })).toMatchObject({
      spec: { HostConfig: { PidsLimit: 10 } },
    });
  });

  it('writes full ids in for what the spec names', () => {
    const guarded = admit({
      Image: 'busybox',
      HostConfig: { NetworkMode: 'shop', PidMode: 'container:db' },
      NetworkingConfig: { EndpointsConfig: { shop: { Aliases: ['a'] }, default: {} } },
    });
    if (isRefusal(guarded)) throw new Error(guarded.message);
    const bound = bindReferences(guarded.spec, {
      image: 'sha256:1',
      networks: new Map([['shop', 'n'.repeat(64)]]),
      containers: new Map([['db', 'c'.repeat(64)]]),
    });
    expect(bound).toMatchObject({
      Image: 'sha256:1',
      HostConfig: { NetworkMode: 'n'.repeat(64), PidMode: `container:${'c'.repeat(64)}` },
      NetworkingConfig: {
        EndpointsConfig: { ['n'.repeat(64)]: { Aliases: ['a'], NetworkID: 'n'.repeat(64) }, default: {} },
      },
    });
    expect(() =>
      bindReferences(guarded.spec, { image: 'x', networks: new Map(), containers: new Map() }),
    ).toThrow();
  });
});
