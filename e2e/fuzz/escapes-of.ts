interface Inspected {
  readonly Config: { readonly Labels: Readonly<Record<string, string>> };
  readonly HostConfig: Readonly<Record<string, unknown>>;
  readonly Mounts: readonly {
    readonly Type: string;
    readonly Driver?: string;
    readonly Destination: string;
  }[];
}

const ordinaryCapabilities = [
  ...[
    'AUDIT_WRITE',
    'CHOWN',
    'DAC_OVERRIDE',
    'FOWNER',
    'FSETID',
    'KILL',
    'MKNOD',
    'NET_BIND_SERVICE',
    'NET_RAW',
  ],
  ...['SETFCAP', 'SETGID', 'SETPCAP', 'SETUID', 'SYS_CHROOT'],
];

/** For each property of a container as its engine made it, whether that stays within the container. */
const within: Readonly<Record<string, (value: unknown) => boolean>> = {
  Privileged: (value) => value === false,
  PidMode: (value) => value === '',
  UTSMode: (value) => value === '',
  UsernsMode: (value) => value === '',
  IpcMode: (value) => ['', 'private', 'none', 'shareable'].includes(String(value)),
  NetworkMode: (value) => ['default', 'bridge', 'none', ''].includes(String(value)),
  CgroupParent: (value) => value === '',
  Cgroup: (value) => value === '',
  Runtime: (value) => ['', 'runc'].includes(String(value)),
  OomKillDisable: (value) => value !== true,
  OomScoreAdj: (value) => Number(value) >= 0,
  PublishAllPorts: () => true,
  CpuRealtimeRuntime: (value) => value === 0,
  CpuRealtimePeriod: (value) => value === 0,
  VolumeDriver: (value) => ['', 'local'].includes(String(value)),
  PidsLimit: (value) => typeof value === 'number' && value > 0 && value <= 32_768,
  CapAdd: (value) =>
    list(value).every((name) => ordinaryCapabilities.includes(name.toUpperCase().replace('CAP_', ''))),
  SecurityOpt: (value) => list(value).every((option) => option.startsWith('no-new-privileges')),
  Binds: (value) => list(value).every((bind) => !bind.startsWith('/') && !bind.startsWith('.')),
  MaskedPaths: (value) => list(value).length > 5,
  ReadonlyPaths: (value) => list(value).length > 3,
  Devices: isEmpty,
  DeviceCgroupRules: isEmpty,
  DeviceRequests: isEmpty,
  VolumesFrom: isEmpty,
  Links: isEmpty,
  Sysctls: isEmpty,
  StorageOpt: isEmpty,
  LogConfig: (value) => ['json-file', 'local', 'none'].includes((value as { Type: string }).Type),
  Ulimits: (value) =>
    ((value ?? []) as { Name: string; Hard: number }[]).every(
      ({ Name, Hard }) => Name !== 'rtprio' && (Name !== 'nofile' || (Hard >= 0 && Hard <= 1_048_576)),
    ),
};

/** What of a container reaches out of it, or into another collection; empty for what a tenant may make. */
export function escapesOf({ Config, HostConfig, Mounts }: Inspected, collection: string): string[] {
  const found = Object.entries(within).flatMap(([field, isWithin]) =>
    field in HostConfig && !isWithin(HostConfig[field])
      ? [`${field}: ${JSON.stringify(HostConfig[field])}`]
      : [],
  );
  for (const { Type, Driver = '', Destination } of Mounts) {
    if (!['volume', 'tmpfs'].includes(Type)) found.push(`${Type} at ${Destination}`);
    if (Type === 'volume' && Driver !== 'local') found.push(`driver ${Driver} at ${Destination}`);
  }
  return [...found, ...strangeLabels(Config.Labels, collection)];
}

interface InspectedService {
  readonly Labels: Readonly<Record<string, string>>;
  readonly Networks?: readonly unknown[] | null;
  readonly Mode: {
    readonly Replicated?: { Replicas: number };
    readonly ReplicatedJob?: Readonly<Record<string, number>>;
  };
  readonly TaskTemplate: {
    readonly Runtime?: string;
    readonly Networks?: readonly unknown[] | null;
    readonly LogDriver?: { readonly Name: string };
    readonly Placement?: { readonly Constraints?: readonly string[] };
    readonly Resources?: {
      readonly Limits?: { readonly Pids?: number };
      readonly Reservations?: { readonly GenericResources?: unknown };
    };
    readonly ContainerSpec: Readonly<Record<string, unknown>> & {
      readonly Labels?: Readonly<Record<string, string>>;
      readonly Mounts?: readonly {
        readonly Type: string;
        readonly VolumeOptions?: { readonly DriverConfig?: object };
      }[];
    };
  };
}

/** The same of a service, as its manager has it. Nobody here may schedule but in /Shared. */
export function serviceEscapesOf(
  { Labels, Networks, Mode, TaskTemplate: task }: InspectedService,
  collection: string,
): string[] {
  const { ContainerSpec: container } = task;
  const privileges = JSON.stringify(container.Privileges ?? {});
  const constraints = task.Placement?.Constraints ?? [];
  const ours = constraints.filter((each) =>
    /^node\.labels\.io\.wheelhouse\.schedule\.[0-9a-f]{16}==true$/.test(each),
  );
  const replicas = Math.max(Mode.Replicated?.Replicas ?? 0, ...Object.values(Mode.ReplicatedJob ?? {}));
  const wrong: Readonly<Record<string, boolean>> = {
    runtime: !['', 'container'].includes(task.Runtime ?? ''),
    networks: [...(Networks ?? []), ...(task.Networks ?? [])].length > 0,
    'log driver': !['', 'json-file', 'local', 'none'].includes(task.LogDriver?.Name ?? ''),
    devices: !isEmpty(task.Resources?.Reservations?.GenericResources),
    processes: !((task.Resources?.Limits?.Pids ?? 0) > 0 && (task.Resources?.Limits?.Pids ?? 0) <= 32_768),
    replicas: replicas > 256,
    'no constraint of ours, or another':
      ours.length !== 1 || ours.some((each) => each.includes('0123456789abcdef')),
    capabilities: list(container.CapabilityAdd).some(
      (name) => !ordinaryCapabilities.includes(name.replace('CAP_', '')),
    ),
    sysctls: !isEmpty(container.Sysctls),
    privileges: /unconfined|disabled|"Disable":true|CredentialSpec":\{/.test(privileges),
    ulimits: JSON.stringify(container.Ulimits ?? []).includes('rtprio'),
    mounts: (container.Mounts ?? []).some(
      ({ Type, VolumeOptions }) =>
        !['volume', 'tmpfs'].includes(Type) || JSON.stringify(VolumeOptions ?? {}).includes('device'),
    ),
  };
  return [
    ...Object.entries(wrong).flatMap(([what, isWrong]) => (isWrong ? [what] : [])),
    ...strangeLabels(Labels, collection),
    ...strangeLabels(container.Labels ?? {}, collection),
  ];
}

function strangeLabels(labels: Readonly<Record<string, string>>, collection: string): string[] {
  return Object.entries(labels).flatMap(([label, value]) => {
    const isOurs = ['io.wheelhouse.collection', 'io.wheelhouse.intent'].includes(label);
    if (/^(?:io\.wheelhouse\.|com\.docker\.(?:swarm|ucp)\.)/i.test(label) && !isOurs)
      return [`label ${label}`];
    return label === 'io.wheelhouse.collection' && value !== collection ? [`placed in ${value}`] : [];
  });
}

function list(value: unknown): string[] {
  return Array.isArray(value) ? value : [];
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || Object.keys(value).length === 0;
}
