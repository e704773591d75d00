import fc from 'fast-check';
import { few, oneOf } from './container-specs';

const mount = (more: object) => ({ Type: 'volume', Target: '/v', ...more });
const bindOptions = { type: 'none', o: 'bind', device: '/' };

const container = fc.record(
  {
    Mounts: oneOf(
      [],
      [mount({})],
      [mount({ Source: 'fuzz-vol' })],
      [mount({ VolumeOptions: { Labels: { 'io.wheelhouse.collection': '/' } } })],
      [mount({ VolumeOptions: { DriverConfig: { Name: 'local', Options: bindOptions } } })],
      [{ Type: 'tmpfs', Target: '/t' }],
      [{ Type: 'bind', Source: '/', Target: '/b' }],
    ),
    CapabilityAdd: oneOf(null, [], ['CAP_CHOWN'], ['CAP_SYS_ADMIN'], ['ALL']),
    CapabilityDrop: oneOf(null, ['ALL'], ['CAP_CHOWN']),
    Sysctls: oneOf({}, null, { 'net.core.somaxconn': '1' }),
    Privileges: oneOf(
      null,
      {},
      { NoNewPrivileges: true },
      { SELinuxContext: { Disable: true } },
      { SELinuxContext: { Disable: false } },
      { Seccomp: { Mode: 'default' } },
      { Seccomp: { Mode: 'unconfined' } },
      { AppArmor: { Mode: 'disabled' } },
      { CredentialSpec: { Config: 'x' } },
    ),
    Labels: oneOf({}, { a: 'b' }, { 'io.wheelhouse.owner': 'x' }, { 'com.docker.swarm.task.id': 'x' }),
    Ulimits: oneOf(null, [{ Name: 'nofile', Soft: 1, Hard: 2 }], [{ Name: 'rtprio', Soft: 1, Hard: 1 }]),
    Hostname: oneOf('', 'a', '{{.Node.Hostname}}'),
    Env: oneOf([], ['A=1'], ['A={{.Service.Labels}}']),
    Groups: oneOf([], ['0']),
    Init: oneOf(true, false, null),
    ReadOnly: oneOf(true, false),
    TTY: oneOf(true, false),
  },
  { requiredKeys: [] },
);

const task = fc.record(
  {
    Runtime: oneOf('', 'container', 'plugin', 'attachment'),
    Networks: oneOf([], null, [{ Target: 'host' }], [{ Target: 'ingress' }]),
    LogDriver: oneOf(null, { Name: 'json-file' }, { Name: 'none' }, { Name: 'syslog' }, { Name: 'gelf' }),
    Resources: oneOf(
      null,
      { Limits: { MemoryBytes: 16_777_216 } },
      { Limits: { Pids: 100 } },
      { Limits: { Pids: 1_000_000 } },
      { Reservations: { GenericResources: [{ DiscreteResourceSpec: { Kind: 'gpu', Value: 1 } }] } },
    ),
    RestartPolicy: oneOf(null, { Condition: 'none' }),
    PluginSpec: oneOf(null, null, { Name: 'x', Remote: 'x' }),
    NetworkAttachmentSpec: oneOf(null, null, { ContainerID: 'x' }),
  },
  { requiredKeys: [] },
);

const outside = fc.record(
  {
    Mode: oneOf(
      { Replicated: { Replicas: 0 } },
      { Replicated: { Replicas: 2 } },
      { Replicated: { Replicas: 300 } },
      { Global: {} },
      { ReplicatedJob: { MaxConcurrent: 1, TotalCompletions: 2 } },
      { ReplicatedJob: { MaxConcurrent: 300 } },
      { GlobalJob: {} },
    ),
    Labels: oneOf({}, { a: 'b' }, { 'io.wheelhouse.owner': 'x' }, { 'IO.WHEELHOUSE.collection': '/' }),
    Networks: oneOf(null, [], [{ Target: 'host' }]),
    EndpointSpec: oneOf(null, { Mode: 'vip' }, { Mode: 'dnsrr' }),
    UpdateConfig: oneOf(null, { Parallelism: 1, Order: 'start-first' }),
  },
  { requiredKeys: [] },
);

/** Where no task runs: what is looked at is the service. */
const nowhere = ['node.labels.nowhere==true'];
const constraints = oneOf(
  nowhere,
  [...nowhere, 'node.role==manager'],
  [...nowhere, 'node.labels.io.wheelhouse.schedule.0123456789abcdef==true'],
  [...nowhere, 'Node.Labels.IO.Wheelhouse.Schedule.0123456789abcdef!=true'],
);

/** Bodies of service create, to be placed in the collection. */
export const serviceSpecs = (
  name: () => string,
  image: string,
  collection: string,
): fc.Arbitrary<Record<string, unknown>> =>
  fc
    .tuple(few(container), few(task), few(outside), constraints)
    .map(([containerSpec, taskTemplate, more, Constraints]) => ({
      Name: name(),
      ...more,
      Labels: { ...(more.Labels as object | undefined), 'io.wheelhouse.collection': collection },
      TaskTemplate: {
        ...taskTemplate,
        Placement: { Constraints },
        ContainerSpec: { ...containerSpec, Image: image, Command: ['true'] },
      },
    }));
