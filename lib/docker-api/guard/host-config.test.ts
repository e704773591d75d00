import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRefusal } from '@/lib/docker-api/errors';
import { admit, judge } from '@/lib/docker-api/guard/container-spec.fixture';
import { hostConfig } from '@/lib/docker-api/schemas/host-config';

/** Every member of HostConfig that engines know (moby master), with the worst that can be said in it. */
const worst: ReadonlyArray<readonly [string, unknown, string[]]> = [
  ['Privileged', true, ['container.create.privileged']],
  ['Binds', ['/:/host'], ['container.create.host-mounts']],
  ['Binds', ['/var/run/docker.sock:/d.sock:ro'], ['container.create.host-mounts']],
  ['Binds', ['//:/host'], ['container.create.host-mounts']],
  ['Binds', ['../../etc:/etc2'], ['refused']],
  ['Binds', ['./x:/y'], ['refused']],
  ['Binds', ['data:/b:shared'], ['refused']],
  ['Binds', ['data:/b:ro:/c'], ['refused']],
  ['Binds', [':/b'], ['refused']],
  ['Binds', ['/b'], ['refused']],
  ['Binds', ['data:/'], ['refused']],
  ['Binds', ['data:/x/../..'], ['refused']],
  ['Binds', ['c:\\x:/y'], ['refused']],
  ['Binds', ['data:/data:ro'], ['a volume']],
  ['Mounts', [{ Type: 'bind', Source: '/', Target: '/h' }], ['container.create.host-mounts']],
  ['Mounts', [{ Type: 'bind', Source: 'x', Target: '/h' }], ['refused']],
  ['Mounts', [{ Type: 'npipe', Source: '/x', Target: '/h' }], ['refused']],
  ['Mounts', [{ Type: 'image', Source: 'nginx', Target: '/h' }], ['refused']],
  ['Mounts', [{ Type: 'cluster', Source: 'x', Target: '/h' }], ['refused']],
  ['Mounts', [{ Type: 'BIND', Source: '/', Target: '/h' }], ['refused']],
  ['Mounts', [{ Type: '', Source: '/', Target: '/h' }], ['refused']],
  ['Mounts', [{ Source: '/', Target: '/h' }], ['refused']],
  ['Mounts', [{ Type: 'volume', Source: '/', Target: '/h' }], ['refused']],
  ['Mounts', [{ Type: 'tmpfs', Source: '/', Target: '/h' }], ['refused']],
  ['Mounts', [{ Type: 'tmpfs', Target: '/h', BindOptions: { Propagation: 'shared' } }], ['refused']],
  [
    'Mounts',
    [
      {
        Type: 'volume',
        Source: 'vol',
        Target: '/h',
        VolumeOptions: { DriverConfig: { Name: 'local', Options: { type: 'none', o: 'bind', device: '/' } } },
      },
    ],
    ['volume.create.host-mounts', 'a volume'],
  ],
  [
    'Mounts',
    [
      {
        Type: 'volume',
        Target: '/h',
        VolumeOptions: { DriverConfig: { Options: { type: 'ext4', device: '/dev/sda' } } },
      },
    ],
    ['volume.create.host-mounts', 'a volume'],
  ],
  [
    'Mounts',
    [{ Type: 'volume', Target: '/h', VolumeOptions: { DriverConfig: { Name: 'rclone' } } }],
    ['refused'],
  ],
  [
    'Mounts',
    [{ Type: 'volume', Source: 'vol', Target: '/h', VolumeOptions: { Subpath: '../..' } }],
    ['refused'],
  ],
  [
    'Mounts',
    [
      {
        Type: 'volume',
        Source: 'vol',
        Target: '/h',
        VolumeOptions: { Labels: { 'io.wheelhouse.collection.x': '/' } },
      },
    ],
    ['refused'],
  ],
  ['Tmpfs', { '/run': 'dev,suid' }, ['refused']],
  ['Tmpfs', { '../x': '' }, ['refused']],
  ['VolumesFrom', ['other'], ['refused']],
  ['VolumeDriver', 'rclone', ['refused']],
  ['NetworkMode', 'host', ['container.create.host-network']],
  ['NetworkMode', 'container:other', ['a container']],
  ['NetworkMode', 'container:', ['refused']],
  ['NetworkMode', 'somebody', ['a network']],
  ['NetworkMode', 'HOST', ['a network']],
  ['NetworkMode', 'ns:/proc/1/ns/net', ['refused']],
  ['PidMode', 'host', ['container.create.host-pid']],
  ['PidMode', 'container:other', ['a container']],
  ['PidMode', 'private', ['refused']],
  ['IpcMode', 'host', ['container.create.host-ipc']],
  ['IpcMode', 'container:other', ['a container']],
  ['IpcMode', 'whatever', ['refused']],
  ['UTSMode', 'host', ['container.create.host-uts']],
  ['UTSMode', 'container:x', ['refused']],
  ['UsernsMode', 'host', ['container.create.host-userns']],
  ['UsernsMode', 'other', ['refused']],
  ['CgroupnsMode', 'host', ['container.create.kernel-settings']],
  ['Cgroup', 'container:x', ['refused']],
  ['CgroupParent', '/', ['container.create.kernel-settings']],
  ['CapAdd', ['SYS_ADMIN'], ['container.create.capabilities']],
  ['CapAdd', ['all'], ['container.create.capabilities']],
  ['CapAdd', ['cap_net_admin'], ['container.create.capabilities']],
  ['CapAdd', ['NET_RAW', 'SYS_PTRACE'], ['container.create.capabilities']],
  ['CapAdd', ['CAP_CAP_CHOWN'], ['container.create.capabilities']],
  ['CapAdd', [''], ['refused']],
  ['Capabilities', ['SYS_ADMIN'], ['refused']],
  [
    'Devices',
    [{ PathOnHost: '/dev/sda', PathInContainer: '/x', CgroupPermissions: 'rwm' }],
    ['container.create.devices'],
  ],
  ['DeviceRequests', [{ Driver: 'cdi', DeviceIDs: ['x'] }], ['container.create.devices']],
  ['DeviceCgroupRules', ['a *:* rwm'], ['container.create.devices']],
  ['BlkioWeightDevice', [{ Path: '/dev/sda', Weight: 10 }], ['container.create.devices']],
  ['BlkioDeviceReadBps', [{ Path: '/dev/sda', Rate: 10 }], ['container.create.devices']],
  ['BlkioDeviceWriteBps', [{ Path: '/dev/sda', Rate: 10 }], ['container.create.devices']],
  ['BlkioDeviceReadIOps', [{ Path: '/dev/sda', Rate: 10 }], ['container.create.devices']],
  ['BlkioDeviceWriteIOps', [{ Path: '/dev/sda', Rate: 10 }], ['container.create.devices']],
  ['SecurityOpt', ['seccomp=unconfined'], ['container.create.security-options']],
  ['SecurityOpt', ['apparmor:unconfined'], ['container.create.security-options']],
  ['SecurityOpt', ['label=disable'], ['container.create.security-options']],
  ['SecurityOpt', ['no-new-privileges:false'], ['container.create.security-options']],
  ['SecurityOpt', ['credentialspec=file://x'], ['container.create.security-options']],
  ['MaskedPaths', [], ['container.create.security-options']],
  ['ReadonlyPaths', [], ['container.create.security-options']],
  ['Sysctls', { 'kernel.shm_rmid_forced': '1' }, ['container.create.kernel-settings']],
  ['Runtime', 'io.containerd.other', ['container.create.kernel-settings']],
  ['OomKillDisable', true, ['container.create.kernel-settings']],
  ['OomScoreAdj', -1000, ['container.create.kernel-settings']],
  ['CpuRealtimePeriod', 1, ['container.create.kernel-settings']],
  ['CpuRealtimeRuntime', 1, ['container.create.kernel-settings']],
  ['Ulimits', [{ Name: 'rtprio', Soft: 99, Hard: 99 }], ['container.create.kernel-settings']],
  ['Ulimits', [{ Name: 'nofile', Soft: -1, Hard: -1 }], ['too much']],
  ['Ulimits', [{ Name: 'other', Soft: 1, Hard: 1 }], ['refused']],
  ['StorageOpt', { 'dm.x': '1' }, ['refused']],
  ['LogConfig', { Type: 'syslog', Config: { 'syslog-address': 'tcp://x:1' } }, ['refused']],
  ['LogConfig', { Type: '', Config: { 'fluentd-address': 'x' } }, ['refused']],
  ['LogConfig', { Type: 'json-file', Config: { env: 'SECRET' } }, ['refused']],
  ['LogConfig', { Type: 'json-file', Config: { tag: '{{.ImageName}}' } }, ['refused']],
  ['Links', ['other:alias'], ['refused']],
  ['ExtraHosts', ['x y:1.2.3.4'], ['refused']],
  ['Dns', ['not an address'], ['refused']],
  ['PortBindings', { '80/tcp': [{ HostIp: 'x', HostPort: '1' }] }, ['refused']],
  ['PortBindings', { '80/tcp': [{ HostIp: '', HostPort: '70000' }] }, ['refused']],
  ['PortBindings', { '0/tcp': [{ HostIp: '', HostPort: '1' }] }, ['refused']],
  ['RestartPolicy', { Name: 'other' }, ['refused']],
  ['Annotations', { 'run.oci.x': '1' }, ['refused']],
  ['Isolation', 'hyperv', ['refused']],
  ['CpuCount', 1, ['refused']],
  ['CpuPercent', 1, ['refused']],
  ['IOMaximumIOps', 1, ['refused']],
  ['IOMaximumBandwidth', 1, ['refused']],
  ['InitPath', '/x', ['refused']],
  ['DiskQuota', 1, ['refused']],
  ['LxcConf', [], ['refused']],
  ['PidsLimit', 1_000_000, ['too much']],
];

/** Members that stay inside the container, or only limit it. */
const harmless = [
  'AutoRemove',
  'BlkioWeight',
  'CapDrop',
  'ConsoleSize',
  'ContainerIDFile',
  'CpuPeriod',
  'CpuQuota',
  'CpuShares',
  'CpusetCpus',
  'CpusetMems',
  'DnsOptions',
  'DnsSearch',
  'GroupAdd',
  'Init',
  'KernelMemory',
  'KernelMemoryTCP',
  'Memory',
  'MemoryReservation',
  'MemorySwap',
  'MemorySwappiness',
  'NanoCpus',
  'PublishAllPorts',
  'ReadonlyRootfs',
  'ShmSize',
];

describe('the guard of HostConfig', () => {
  it.each(worst)('judges %s: %j', (field, value, expected) => {
    expect(judge(field, value)).toEqual(expected);
  });

  it('has an opinion on every member that the schema takes', () => {
    const judged = new Set([...harmless, ...worst.map(([field]) => field)]);
    expect(Object.keys(hostConfig.shape).filter((field) => !judged.has(field))).toEqual([]);
  });

  it('takes no member under another spelling, nor at top level', () => {
    for (const [field, value] of worst) {
      for (const spelling of [
        field.toLowerCase(),
        field.toUpperCase(),
        `${field} `,
        field.replace(/s$/, 'ſ'),
      ]) {
        if (spelling !== field) expect(judge(spelling, value)).toEqual(['refused']);
      }
      if (field !== 'Runtime')
        expect(admit({ Image: 'busybox', [field]: value })).toMatchObject({ status: 400 });
    }
  });

  it('refuses any member that it does not know', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.jsonValue(), (field, value) => {
        fc.pre(!Object.hasOwn(hostConfig.shape, field));
        expect(judge(field, value)).toEqual(['refused']);
      }),
    );
  });

  it('finds in a spec with several of them all that it finds in each alone', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.constantFrom(...worst), { selector: ([field]) => field }), (entries) => {
        const result = admit({
          Image: 'busybox',
          HostConfig: Object.fromEntries(entries.map(([field, value]) => [field, value])),
        });
        const alone = entries.flatMap(([, , found]) => found);
        const isRefused = isRefusal(result) || result.refusals.length > 0;
        expect(isRefused).toBe(alone.includes('refused'));
        if (isRefused) return;
        const operations = alone.filter((found) => found.includes('.'));
        expect(new Set(result.needs.map((need) => need.operation))).toEqual(new Set(operations));
      }),
    );
  });
});
