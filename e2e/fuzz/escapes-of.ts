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
  for (const [label, value] of Object.entries(Config.Labels)) {
    const isOurs = ['io.wheelhouse.collection', 'io.wheelhouse.intent'].includes(label);
    if (/^(?:io\.wheelhouse\.|com\.docker\.(?:swarm|ucp)\.)/i.test(label) && !isOurs)
      found.push(`label ${label}`);
    if (label === 'io.wheelhouse.collection' && value !== collection) found.push(`placed in ${value}`);
  }
  return found;
}

function list(value: unknown): string[] {
  return Array.isArray(value) ? value : [];
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || Object.keys(value).length === 0;
}
