import type { Attack } from '../attack';
import { createService, service, withContainerSpec } from '../bodies';

const spec = (name: string, containerSpec: object): Attack => ({
  name,
  send: createService,
  body: withContainerSpec(containerSpec),
  answer: [400, 403],
});

const task = (name: string, taskTemplate: object, more: object = {}): Attack => ({
  name,
  send: createService,
  body: service(taskTemplate, more),
  answer: [400, 403],
});

const file = { Name: 'x', UID: '0', GID: '0', Mode: 292 };
/** Where no task can run, if it should come to that. */
const nowhere = { Placement: { Constraints: ['node.labels.nowhere==true'] } };
const bindOptions = { type: 'none', o: 'bind', device: '/' };

/** The same ways out as of a container, through services; and those that only services have. */
export const serviceEscapes: readonly Attack[] = [
  spec('a bind mount', { Mounts: [{ Type: 'bind', Source: '/', Target: '/host' }] }),
  spec('a bind mount in another case', { Mounts: [{ Type: 'BIND', Source: '/', Target: '/host' }] }),
  spec('a mount of no type', { Mounts: [{ Source: '/', Target: '/host' }] }),
  spec('a pipe mount', { Mounts: [{ Type: 'npipe', Source: '/', Target: '/host' }] }),
  spec('a volume mount of a path', { Mounts: [{ Type: 'volume', Source: '/', Target: '/host' }] }),
  spec('an inline bind', {
    Mounts: [
      {
        Type: 'volume',
        Source: '{new}',
        Target: '/host',
        VolumeOptions: { DriverConfig: { Name: 'local', Options: bindOptions } },
      },
    ],
  }),
  spec('another volume driver', {
    Mounts: [{ Type: 'volume', Target: '/x', VolumeOptions: { DriverConfig: { Name: 'vieux/sshfs' } } }],
  }),
  spec('a volume template', { Mounts: [{ Type: 'volume', Source: 'x{{.Node.ID}}', Target: '/x' }] }),
  spec('an image mount', { Mounts: [{ Type: 'image', Source: 'busybox', Target: '/x' }] }),
  spec('added capabilities', { CapabilityAdd: ['CAP_SYS_ADMIN'] }),
  spec('all capabilities', { CapabilityAdd: ['ALL'] }),
  spec('capabilities in the old spelling', { Capabilities: ['CAP_SYS_ADMIN'] }),
  spec('sysctls', { Sysctls: { 'net.ipv4.ip_forward': '1' } }),
  spec('a credential spec of a file', { Privileges: { CredentialSpec: { File: 'x' } } }),
  spec('a credential spec of a config', { Privileges: { CredentialSpec: { Config: '{their.config.id}' } } }),
  spec('a credential spec of the registry', { Privileges: { CredentialSpec: { Registry: 'x' } } }),
  spec('no SELinux', { Privileges: { SELinuxContext: { Disable: true } } }),
  spec('another SELinux type', { Privileges: { SELinuxContext: { Type: 'spc_t' } } }),
  spec('no seccomp', { Privileges: { Seccomp: { Mode: 'unconfined' } } }),
  spec('a seccomp profile', { Privileges: { Seccomp: { Mode: 'custom', Profile: 'e30=' } } }),
  spec('no AppArmor', { Privileges: { AppArmor: { Mode: 'disabled' } } }),
  spec('an isolation', { Isolation: 'process' }),
  spec('a better OOM score', { OomScoreAdj: -1000 }),
  spec('a privileged field that services do not have', { Privileged: true }),
  spec('a HostConfig', { HostConfig: { Privileged: true } }),
  spec('ulimits of real time', { Ulimits: [{ Name: 'rtprio', Soft: 99, Hard: 99 }] }),
  spec('labels of ours inside', { Labels: { 'io.wheelhouse.owner': 'admin' } }),
  spec('labels of the swarm inside', { Labels: { 'com.docker.swarm.service.id': '{their.service.id}' } }),
  task('the network of the node', { Networks: [{ Target: 'host' }] }),
  task('the network of the node, at top level', {}, { Networks: [{ Target: 'host' }] }),
  task('the routing mesh as a network', { Networks: [{ Target: 'ingress' }] }),
  task('a plugin', { Runtime: 'plugin', PluginSpec: { Name: 'x', Remote: 'vieux/sshfs', Disabled: false } }),
  task('a plugin beside a container', { PluginSpec: { Name: 'x', Remote: 'vieux/sshfs' } }),
  task('a plugin with all privileges', {
    Runtime: 'plugin',
    ContainerSpec: undefined,
    PluginSpec: { Remote: 'x', PluginPrivilege: [{ Name: 'mount', Value: ['/'] }] },
  }),
  task('an attachment', {
    Runtime: 'attachment',
    NetworkAttachmentSpec: { ContainerID: '{their.container.id}' },
  }),
  task('an attachment beside a container', {
    NetworkAttachmentSpec: { ContainerID: '{their.container.id}' },
  }),
  task('another runtime', { Runtime: 'io.containerd.kata.v2' }),
  task('a log driver with an address', {
    LogDriver: { Name: 'syslog', Options: { 'syslog-address': 'tcp://10.0.0.1:514' } },
  }),
  task('a log driver of a plugin', { LogDriver: { Name: 'vieux/log' } }),
  task('generic resources', {
    Resources: { Reservations: { GenericResources: [{ NamedResourceSpec: { Kind: 'GPU', Value: '0' } }] } },
  }),
  task('a constraint that is none', { Placement: { Constraints: ['node.id=={node}\nnode.role==manager'] } }),
  task('an image by a template', { ContainerSpec: { Image: '{{.Node.Hostname}}/x' } }),
  task("another's private image", { ContainerSpec: { Image: '{their.image.name}' } }),
  task("another's private image by its id", { ContainerSpec: { Image: '{their.image.id}' } }),
  task("another's private image under a digest", {
    ContainerSpec: { Image: `{their.image.repository}@sha256:${'a'.repeat(64)}` },
  }),
  task('an unknown field', { Surprise: 1 }),
  task('more replicas than anyone needs', nowhere, { Mode: { Replicated: { Replicas: 300 } } }),
  task('an unknown mode', {}, { Mode: { Surprise: {} } }),
  task('a job of everything', {}, { Mode: { GlobalJob: { Surprise: 1 } } }),
  task("a place among another's", {}, { Labels: { 'io.wheelhouse.collection': '{theirs}' } }),
  task(
    "a place among another's, in UCP's words",
    {},
    { Labels: { 'com.docker.ucp.access.label': '{theirs}' } },
  ),
  task('an owner', {}, { Labels: { 'io.wheelhouse.owner': 'admin' } }),
  ...['service', 'name', 'short'].map((handle): Attack => {
    const reference = handle === 'service' ? '{their.service.id}' : `{their.service.${handle}}`;
    return {
      name: `an update of another's service by ${handle === 'service' ? 'id' : handle}`,
      send: `POST /v1.41/services/${reference}/update?version={their.service.version}`,
      body: service(),
      answer: [403, 404],
    };
  }),
  {
    name: "a roll back of another's service",
    send: 'POST /v1.41/services/{their.service.id}/update?version={their.service.version}&rollback=previous',
    body: service(),
    answer: [403, 404],
  },
  {
    name: "the logs of another's service",
    send: 'GET /v1.41/services/{their.service.id}/logs?stdout=1',
    answer: [403, 404],
  },
  {
    name: "the logs of another's task",
    send: 'GET /v1.41/tasks/{their.task.id}/logs?stdout=1',
    answer: [403, 404],
  },
  {
    name: 'a bind mount in an update',
    send: 'POST /v1.41/services/{my.service.id}/update?version={my.service.version}',
    body: withContainerSpec({ Mounts: [{ Type: 'bind', Source: '/', Target: '/host' }] }),
    answer: [400, 403],
  },
  {
    name: 'capabilities in an update',
    send: 'POST /v1.41/services/{my.service.id}/update?version={my.service.version}',
    body: withContainerSpec({ CapabilityAdd: ['ALL'] }),
    answer: [400, 403, 404],
  },
  {
    name: "another's secret in an update",
    send: 'POST /v1.41/services/{my.service.id}/update?version={my.service.version}',
    body: withContainerSpec({
      Secrets: [{ SecretID: '{their.secret.id}', SecretName: '{their.secret.name}', File: { Name: 'x' } }],
    }),
    answer: [400, 403, 404],
  },
  ...[
    ['sysctls', { Sysctls: { 'net.ipv4.ip_forward': '1' } }],
    ['no seccomp', { Privileges: { Seccomp: { Mode: 'unconfined' } } }],
    ["another's image", { Image: '{their.image.name}' }],
    [
      "another's config",
      { Configs: [{ ConfigID: '{their.config.id}', ConfigName: '{their.config.name}', File: file }] },
    ],
    [
      "another's secret under one's own name",
      {
        Secrets: [{ SecretID: '{their.secret.id}', SecretName: '{my.secret.name}', File: file }],
      },
    ],
    ["another's volume", { Mounts: [{ Type: 'volume', Source: '{their.volume.name}', Target: '/x' }] }],
    ['the marks of a task', { Labels: { 'com.docker.swarm.service.id': '{their.service.id}' } }],
    ['a path that stays hidden', { Mounts: [{ Type: 'bind', Source: '[hidden]', Target: '/x' }] }],
  ].map(
    ([what, containerSpec]): Attack => ({
      name: `an update with ${what}`,
      send: 'POST /v1.41/services/{my.service.id}/update?version={my.service.version}',
      body: { ...withContainerSpec(containerSpec as object), Name: '{my.service.name}' },
      answer: [400, 403, 404, 409],
    }),
  ),
  ...[
    ["another's network", service({ Networks: [{ Target: '{their.network.id}' }] })],
    ['the network of the node', service({ Networks: [{ Target: 'host' }] })],
    ['a plugin', service({ Runtime: 'plugin', PluginSpec: { Remote: 'x' } })],
    [
      'a log driver that sends',
      service({ LogDriver: { Name: 'gelf', Options: { 'gelf-address': 'udp://10.99.0.1:1' } } }),
    ],
    ['more replicas than anyone needs', service(nowhere, { Mode: { Replicated: { Replicas: 300 } } })],
    [
      'more tasks of a job than anyone needs',
      service(nowhere, { Mode: { ReplicatedJob: { TotalCompletions: 300 } } }),
    ],
  ].map(
    ([what, body]): Attack => ({
      name: `an update with ${what}`,
      send: 'POST /v1.41/services/{my.service.id}/update?version={my.service.version}',
      body: { ...(body as object), Name: '{my.service.name}' },
      answer: [400, 403],
    }),
  ),
];
