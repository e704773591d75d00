import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isRefusal } from '@/lib/docker-api/errors';
import { admitService, judgeService, service } from '@/lib/docker-api/guard/service-spec.fixture';

const fixture = (name: string) =>
  JSON.parse(readFileSync(new URL(`../fixtures/${name}`, import.meta.url), 'utf8'));

function admitted(body: unknown) {
  const result = admitService(body);
  if (isRefusal(result)) throw new Error(result.message);
  return result;
}

describe('what real clients send', () => {
  it('admits a plain service, as the CLI writes it', () => {
    expect(admitted(fixture('cli-28.2-service-create-plain.json'))).toMatchObject({
      needs: [],
      refusals: [],
    });
  });

  it('admits every ordinary option, and names what reaches the node', () => {
    const result = admitted(fixture('cli-28.2-service-create-many-options.json'));
    expect(result.refusals).toEqual([]);
    expect(result.needs.map(({ operation }) => operation).sort()).toEqual([
      'service.create.capabilities',
      'service.create.kernel-settings',
    ]);
    expect(result.references).toMatchObject({
      networks: ['bromtft4c58dhslpcpu1qjl0f'],
      secrets: [{ id: 'yyic0lmnjxfaadg37pgpksfhw', name: 'sec1' }],
      configs: [{ id: 'yoqkotr9r1opkxch6weibhyle', name: 'cfg1' }],
      volumes: [{ name: 'v1', destination: '/d' }],
    });
  });
});

describe('what reaches the node', () => {
  const mount = (more: object) => ({ Mounts: [{ Target: '/x', ...more }] });

  it.each([
    ['a bind', mount({ Type: 'bind', Source: '/etc' }), 'service.create.host-mounts'],
    [
      'the engine socket',
      mount({ Type: 'bind', Source: '/var/run/docker.sock' }),
      'service.create.host-mounts',
    ],
    [
      'options of the local volume driver',
      mount({
        Type: 'volume',
        Source: 'vol',
        VolumeOptions: { DriverConfig: { Name: 'local', Options: { type: 'none', o: 'bind', device: '/' } } },
      }),
      'volume.create.host-mounts',
    ],
    ['a capability', { CapabilityAdd: ['SYS_ADMIN'] }, 'service.create.capabilities'],
    ['all capabilities', { CapabilityAdd: ['ALL'] }, 'service.create.capabilities'],
    ['a sysctl', { Sysctls: { 'kernel.msgmax': '1' } }, 'service.create.kernel-settings'],
    [
      'a scheduling ulimit',
      { Ulimits: [{ Name: 'rtprio', Soft: 9, Hard: 9 }] },
      'service.create.kernel-settings',
    ],
    ['a place before others', { OomScoreAdj: -500 }, 'service.create.kernel-settings'],
    ['no SELinux', { Privileges: { SELinuxContext: { Disable: true } } }, 'service.create.security-options'],
    [
      'another SELinux type',
      { Privileges: { SELinuxContext: { Type: 'spc_t' } } },
      'service.create.security-options',
    ],
    ['no seccomp', { Privileges: { Seccomp: { Mode: 'unconfined' } } }, 'service.create.security-options'],
    [
      'a seccomp profile of their own',
      { Privileges: { Seccomp: { Mode: 'custom', Profile: 'e30=' } } },
      'service.create.security-options',
    ],
    [
      'a profile without its mode',
      { Privileges: { Seccomp: { Profile: 'e30=' } } },
      'service.create.security-options',
    ],
    ['no AppArmor', { Privileges: { AppArmor: { Mode: 'disabled' } } }, 'service.create.security-options'],
  ])('%s takes an operation of its own', (_what, container, operation) => {
    expect(judgeService(container)).toEqual([operation]);
  });

  it('devices that nodes offer take one too', () => {
    const GenericResources = [{ DiscreteResourceSpec: { Kind: 'gpu', Value: 1 } }];
    expect(judgeService({}, { Resources: { Reservations: { GenericResources } } })).toEqual([
      'service.create.devices',
    ]);
  });

  it.each([
    ['a tmpfs', mount({ Type: 'tmpfs', TmpfsOptions: { SizeBytes: 1e6 } })],
    ['less than the ordinary', { CapabilityDrop: ['ALL'], Privileges: { NoNewPrivileges: true } }],
    [
      'the ordinary profiles',
      { Privileges: { Seccomp: { Mode: 'default' }, AppArmor: { Mode: 'default' } } },
    ],
    ['templates in names that stay inside', { Hostname: '{{.Node.Hostname}}', Env: ['N={{.Node.ID}}'] }],
  ])('%s takes none', (_what, container) => {
    expect(judgeService(container)).toEqual([]);
  });

  it.each([
    [
      'a volume driver',
      mount({ Type: 'volume', Source: 'vol', VolumeOptions: { DriverConfig: { Name: 'nfs' } } }),
    ],
    ['a named pipe', mount({ Type: 'npipe', Source: 'x' })],
    ['a cluster volume', mount({ Type: 'cluster', Source: 'x' })],
    ['an image mount', mount({ Type: 'image', Source: 'x' })],
    ['a relative bind', mount({ Type: 'bind', Source: '../etc' })],
    ['a volume that is a path', mount({ Type: 'volume', Source: '/etc' })],
    ['a credential spec', { Privileges: { CredentialSpec: { File: 'x' } } }],
    [
      'a config that is a credential spec',
      {
        Configs: [{ Runtime: { x: 1 }, ConfigID: 'a'.repeat(25), ConfigName: 'x', File: { Name: 'x' } }],
      },
    ],
    [
      'a secret by the start of its id',
      {
        Secrets: [{ File: { Name: 'x' }, SecretID: 'abc', SecretName: 'x' }],
      },
    ],
    [
      'a secret outside its folder',
      {
        Secrets: [{ File: { Name: '../x' }, SecretID: 'a'.repeat(25), SecretName: 'x' }],
      },
    ],
    ['a label of a task', { Labels: { 'com.docker.swarm.service.id': 'x' } }],
    ['one of our labels', { Labels: { 'io.wheelhouse.owner': 'x' } }],
    ['a field of containers', { HostConfig: { Privileged: true } }],
    ['a privileged flag', { Privileged: true }],
    ['a host line that is none', { Hosts: ['$(id) x'] }],
  ])('%s is refused', (_what, container) => {
    expect(judgeService(container)).toEqual(['refused']);
  });

  it.each([
    ['a plugin', { Runtime: 'plugin', PluginSpec: { name: 'x', remote: 'evil/plugin' } }],
    ['a plugin without its runtime', { PluginSpec: { remote: 'evil/plugin' } }],
    ['another runtime', { Runtime: 'attachment' }],
    ['a bare network attachment', { NetworkAttachmentSpec: { ContainerID: 'x' } }],
    [
      'a log driver with an address',
      { LogDriver: { Name: 'syslog', Options: { 'syslog-address': 'udp://x' } } },
    ],
    ['a log option with a template', { LogDriver: { Name: 'json-file', Options: { tag: '{{.Name}}' } } }],
    ['options of a network driver', { Networks: [{ Target: 'n', DriverOpts: { x: 'y' } }] }],
    ['a constraint that is none', { Placement: { Constraints: ['node.id'] } }],
  ])('a task with %s is refused', (_what, task) => {
    expect(judgeService({}, task)).toEqual(['refused']);
  });

  it.each([
    ['two modes', { Mode: { Global: {}, Replicated: { Replicas: 1 } } }],
    ['a rollback of rollbacks', { RollbackConfig: { FailureAction: 'rollback' } }],
    ['the name of an id', { Name: 'a'.repeat(25) }],
    ['a name of thousands of letters', { Name: `${'a'.repeat(4000)}!` }],
    ['a name that ends badly', { Name: 'web-' }],
    ['an unknown field', { Privileged: true }],
    ['our labels', { Labels: { 'IO.wheelhouse.Collection': '/' } }],
  ])('a service with %s is refused', (_what, spec) => {
    expect(judgeService({}, {}, spec)).toEqual(['refused']);
  });
});

describe('what is sent', () => {
  it('says for service, tasks and volumes where they are', () => {
    const { spec } = admitted(
      service(
        {
          Labels: { a: 'b', 'com.docker.ucp.access.label': '/Shared/vault' },
          Mounts: [
            {
              Type: 'volume',
              Source: 'vol',
              Target: '/v',
              VolumeOptions: { Labels: { 'io.wheelhouse.collection': '/Shared/vault' } },
            },
          ],
        },
        {},
        { Labels: { 'com.docker.ucp.access.label': '/Shared/shop', c: 'd' } },
      ),
    );
    const here = { 'io.wheelhouse.collection': '/Shared/shop' };
    expect(spec.Labels).toEqual({ c: 'd', ...here });
    expect(spec.TaskTemplate.ContainerSpec.Labels).toEqual({ a: 'b', ...here });
    expect(spec.TaskTemplate.ContainerSpec.Mounts).toMatchObject([{ VolumeOptions: { Labels: here } }]);
  });

  it('tells volumes named by templates from named ones', () => {
    const { references } = admitted(
      service({ Mounts: [{ Type: 'volume', Source: '{{.Service.Name}}', Target: '/v' }] }),
    );
    expect(references).toMatchObject({ hasTemplatedVolume: true, volumes: [] });
  });

  it('bounds the processes of each task', () => {
    expect(admitted(service()).spec.TaskTemplate.Resources?.Limits?.Pids).toBe(4096);
  });
});
