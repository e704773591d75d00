import fc from 'fast-check';

export const oneOf = (...values: unknown[]) => fc.constantFrom(...values);
const volume = (more: object) => ({ Type: 'volume', Target: '/v', ...more });

/**
 * For each field of HostConfig, values that are ordinary and values that reach out of a container;
 * whatever stands beside whatever else.
 */
const host = fc.record(
  {
    Privileged: oneOf(false, false, true, null),
    Binds: oneOf(
      [],
      null,
      ['fuzz-vol:/b'],
      ['fuzz-vol:/b:ro'],
      ['/:/b'],
      ['/etc:/b:ro'],
      ['fuzz-vol:/b:nocopy'],
      ['./x:/b'],
    ),
    Mounts: oneOf(
      [],
      [volume({})],
      [volume({ Source: 'fuzz-vol', ReadOnly: true })],
      [volume({ VolumeOptions: { Labels: { a: 'b' } } })],
      [volume({ VolumeOptions: { DriverConfig: { Name: 'local' } } })],
      [
        volume({
          VolumeOptions: {
            DriverConfig: { Name: 'local', Options: { type: 'none', o: 'bind', device: '/' } },
          },
        }),
      ],
      [volume({ VolumeOptions: { Labels: { 'io.wheelhouse.collection': '/' } } })],
      [{ Type: 'tmpfs', Target: '/t' }],
      [{ Type: 'tmpfs', Target: '/t', TmpfsOptions: { SizeBytes: 1048576, Mode: 511 } }],
      [{ Type: 'bind', Source: '/', Target: '/b' }],
    ),
    Tmpfs: oneOf({}, { '/t2': '' }, { '/t2': 'size=1m,noexec' }, { '/t2': 'dev' }),
    NetworkMode: oneOf('', 'default', 'bridge', 'none', 'host', 'container:fuzz', 'Host'),
    PidMode: oneOf('', 'host', 'container:x', 'Host'),
    IpcMode: oneOf('', 'private', 'none', 'shareable', 'host', 'container:x'),
    UTSMode: oneOf('', 'host'),
    UsernsMode: oneOf('', 'host'),
    CgroupnsMode: oneOf('', 'private', 'host'),
    CapAdd: oneOf(
      null,
      [],
      ['CHOWN'],
      ['cap_kill'],
      ['NET_RAW'],
      ['SYS_ADMIN'],
      ['ALL'],
      ['all'],
      ['NET_ADMIN', 'CHOWN'],
    ),
    CapDrop: oneOf(null, ['ALL'], ['CHOWN'], ['cap_chown']),
    SecurityOpt: oneOf(
      null,
      [],
      ['no-new-privileges'],
      ['no-new-privileges:true'],
      ['seccomp=unconfined'],
      ['label=disable'],
    ),
    MaskedPaths: oneOf(null, null, []),
    ReadonlyPaths: oneOf(null, null, ['/x']),
    Devices: oneOf(null, [], [{ PathOnHost: '/dev/null', PathInContainer: '/x', CgroupPermissions: 'rwm' }]),
    DeviceCgroupRules: oneOf(null, [], ['a *:* rwm']),
    DeviceRequests: oneOf(null, [], [{ Count: -1, Capabilities: [['gpu']] }]),
    CgroupParent: oneOf('', null, '/x', 'docker'),
    Runtime: oneOf('', 'runc', 'io.containerd.runc.v2'),
    Sysctls: oneOf({}, null, { 'net.core.somaxconn': '1' }),
    OomKillDisable: oneOf(false, null, true),
    OomScoreAdj: oneOf(0, 100, -1, -1000),
    PidsLimit: oneOf(0, -1, 10, 4096, 32_768, 32_769, 1_000_000),
    Memory: oneOf(0, 16_777_216),
    MemorySwap: oneOf(0, -1, 33_554_432),
    CpuRealtimeRuntime: oneOf(0, 0, 1000),
    Ulimits: oneOf(
      null,
      [{ Name: 'nofile', Soft: 10, Hard: 20 }],
      [{ Name: 'nofile', Soft: -1, Hard: -1 }],
      [{ Name: 'rtprio', Soft: 1, Hard: 1 }],
    ),
    LogConfig: oneOf(
      {},
      { Type: 'json-file', Config: { 'max-size': '1m' } },
      { Type: 'none' },
      { Type: 'syslog' },
      { Type: '', Config: { env: 'A' } },
    ),
    VolumesFrom: oneOf(null, [], ['x']),
    Links: oneOf(null, [], ['x:y']),
    Annotations: oneOf(null, {}, { a: 'b' }),
    PortBindings: oneOf(
      {},
      { '80/tcp': [{ HostPort: '' }] },
      { '80/tcp': [{ HostIp: '127.0.0.1', HostPort: '' }] },
    ),
    PublishAllPorts: oneOf(false, true),
    StorageOpt: oneOf(null, {}, { a: 'b' }),
    ExtraHosts: oneOf(null, ['a:10.0.0.1'], ['a:host-gateway']),
    GroupAdd: oneOf(null, ['0'], ['docker']),
    ReadonlyRootfs: oneOf(false, true),
    Init: oneOf(true, false, null),
    ShmSize: oneOf(0, 1_048_576),
  },
  { requiredKeys: [] },
);

const outside = fc.record(
  {
    User: oneOf('', 'root', '1000:1000'),
    Env: oneOf([], ['A=1']),
    Volumes: oneOf({}, { '/w': {} }),
    Labels: oneOf({}, { a: 'b' }, { 'io.wheelhouse.owner': 'x' }, { 'com.docker.swarm.task.id': 'x' }),
    Healthcheck: oneOf(null, { Test: ['NONE'] }),
    NetworkDisabled: oneOf(false, true),
    MacAddress: oneOf('', '02:42:ac:11:00:07'),
    Privileged: oneOf(undefined, undefined, undefined, true),
    Runtime: oneOf(undefined, '', 'x'),
  },
  { requiredKeys: [] },
);

/** How many fields stand in a spec: with all of them nothing would ever be made. */
const mostFields = 7;

/** A few of the fields of a record. */
export const few = <T extends object>(record: fc.Arbitrary<T>) =>
  record.chain((all) => {
    const entries = Object.entries(all);
    return fc
      .subarray(entries, { maxLength: Math.min(mostFields, entries.length) })
      .map((some): Record<string, unknown> => Object.fromEntries(some));
  });

/** Bodies of container create, to be placed in the collection. */
export const containerSpecs = (collection: string): fc.Arbitrary<Record<string, unknown>> =>
  fc.tuple(few(host), few(outside)).map(([HostConfig, more]) => ({
    Image: 'busybox',
    Cmd: ['true'],
    ...more,
    Labels: { ...(more.Labels as object | undefined), 'io.wheelhouse.collection': collection },
    HostConfig,
  }));
