import { type Field, free, held, needs, refusedField } from './field';

const process = 'is about the processes of its tasks alone';
const pace = 'is about how its own tasks come and go';
const less = 'can only take from its tasks';
const limits = 'bounded by the limits and quotas of the collection';
const task = (name: string) => `TaskTemplate.${name}`;
const spec = (name: string) => `TaskTemplate.ContainerSpec.${name}`;
const update = {
  Parallelism: 1,
  Delay: 1,
  FailureAction: 'pause',
  Monitor: 1,
  MaxFailureRatio: 0.5,
  Order: 'stop-first',
};
const profile = { Mode: 'custom', Profile: 'e30=' };

/** ServiceSpec, TaskSpec and ContainerSpec up to API 1.52. */
export const serviceFields: readonly Field[] = [
  held('its name is reserved before it is made', 'Name', 'x'),
  held('a wish for a placement, checked and replaced', 'Labels', { a: 'b' }),
  free(pace, 'UpdateConfig', update),
  free(pace, 'RollbackConfig', update),
  held('network.use on each', 'Networks', [{ Target: 'x' }]),
  free(process, 'EndpointSpec.Mode', 'dnsrr'),
  held('published ports of the collection (guard/published-ports)', 'EndpointSpec.Ports', [
    { TargetPort: 80 },
  ]),
  held(limits, 'Mode.Replicated', { Replicas: 2 }),
  held(limits, 'Mode.Global', {}),
  held(limits, 'Mode.ReplicatedJob', { MaxConcurrent: 1, TotalCompletions: 1 }),
  held(limits, 'Mode.GlobalJob', {}),
  refusedField('Mode.Surprise', {}),
  refusedField('EndpointSpec.ExposedPorts', [80]),
  refusedField('UpdateConfig.Surprise', 1),
  refusedField('Surprise', 1),
  refusedField('PreviousSpec', { Name: 'x' }),
  refusedField('ID', 'x'),
  refusedField('Version', { Index: 1 }),

  refusedField(task('PluginSpec'), { Name: 'x', Remote: 'x' }),
  refusedField(task('NetworkAttachmentSpec'), { ContainerID: 'x' }),
  held(limits, task('Resources.Limits'), { NanoCPUs: 1e9, MemoryBytes: 67_108_864, Pids: 100 }),
  held('it takes room on nodes, as quotas count it', task('Resources.Reservations.MemoryBytes'), 67_108_864),
  held('it takes room on nodes, as quotas count it', task('Resources.Reservations.NanoCPUs'), 1e8),
  needs('service.create.devices', task('Resources.Reservations.GenericResources'), [
    { DiscreteResourceSpec: { Kind: 'gpu', Value: 1 } },
  ]),
  refusedField(task('Resources.SwapBytes'), 1),
  refusedField(task('Resources.MemorySwappiness'), 1),
  free(pace, task('RestartPolicy'), { Condition: 'any', Delay: 1, MaxAttempts: 1, Window: 1 }),
  held('narrowed by our own constraints (guard/service-placement)', task('Placement.Constraints'), [
    'node.role==manager',
  ]),
  free('orders the nodes that constraints leave', task('Placement.Preferences'), [
    { Spread: { SpreadDescriptor: 'node.id' } },
  ]),
  free(less, task('Placement.MaxReplicas'), 1),
  free(less, task('Placement.Platforms'), [{ Architecture: 'x86_64', OS: 'linux' }]),
  held('network.use on each', task('Networks'), [{ Target: 'x' }]),
  refusedField(task('Networks'), [{ Target: 'x', DriverOpts: { a: 'b' } }]),
  refusedField(task('LogDriver'), { Name: 'syslog', Options: { 'syslog-address': 'tcp://10.99.0.1:1' } }),
  free(pace, task('ForceUpdate'), 1),
  refusedField(task('Runtime'), 'plugin'),
  refusedField(task('Surprise'), 1),

  held('image.use on the owner of the name', spec('Image'), 'busybox'),
  held('a wish for a placement, replaced', spec('Labels'), { a: 'b' }),
  free(process, spec('Command'), ['true']),
  free(process, spec('Args'), ['a']),
  free(process, spec('Hostname'), 'a'),
  free(process, spec('Env'), ['A=1']),
  free(process, spec('Dir'), '/tmp'),
  free(process, spec('User'), 'root'),
  free('groups of the container; the node gives them no rights', spec('Groups'), ['docker']),
  refusedField(spec('Privileges'), { CredentialSpec: { Config: 'x' } }),
  needs('service.create.security-options', spec('Privileges'), { SELinuxContext: { Disable: true } }),
  needs('service.create.security-options', spec('Privileges'), { Seccomp: profile }),
  needs('service.create.security-options', spec('Privileges'), { AppArmor: { Mode: 'disabled' } }),
  free(less, spec('Privileges'), { NoNewPrivileges: true }),
  refusedField(spec('Privileges'), { Surprise: true }),
  free(process, spec('Init'), true),
  free(process, spec('StopSignal'), 'SIGINT'),
  free(process, spec('TTY'), true),
  free(process, spec('OpenStdin'), true),
  free(less, spec('ReadOnly'), true),
  needs('service.create.host-mounts', spec('Mounts'), [{ Type: 'bind', Source: '/', Target: '/x' }]),
  refusedField(spec('Mounts'), [{ Type: 'npipe', Source: '/', Target: '/x' }]),
  free(process, spec('StopGracePeriod'), 1),
  free(process, spec('Healthcheck'), { Test: ['CMD', 'true'] }),
  free(process, spec('Hosts'), ['10.0.0.1 a']),
  free(process, spec('DNSConfig'), { Nameservers: ['10.0.0.1'], Search: ['a'], Options: ['ndots:1'] }),
  held('secret.use on each', spec('Secrets'), [
    { SecretID: 'a'.repeat(25), SecretName: 'a', File: { Name: 'a', UID: '0', GID: '0', Mode: 292 } },
  ]),
  held('config.use on each', spec('Configs'), [
    { ConfigID: 'a'.repeat(25), ConfigName: 'a', File: { Name: 'a', UID: '0', GID: '0', Mode: 292 } },
  ]),
  refusedField(spec('Isolation'), 'hyperv'),
  needs('service.create.kernel-settings', spec('Sysctls'), { 'net.core.somaxconn': '1024' }),
  needs('service.create.capabilities', spec('CapabilityAdd'), ['CAP_SYS_ADMIN']),
  free(less, spec('CapabilityDrop'), ['ALL']),
  held(limits, spec('Ulimits'), [{ Name: 'nofile', Soft: 1024, Hard: 1024 }]),
  needs('service.create.kernel-settings', spec('OomScoreAdj'), -1000),
  refusedField(spec('Capabilities'), ['CAP_SYS_ADMIN']),
  ...[
    'Privileged',
    'CapAdd',
    'Devices',
    'SecurityOpt',
    'PidMode',
    'IpcMode',
    'NetworkMode',
    'Binds',
    'HostConfig',
  ].map((name) => refusedField(spec(name), name === 'Privileged' ? true : ['x'])),
  refusedField(spec('Surprise'), 1),
];
