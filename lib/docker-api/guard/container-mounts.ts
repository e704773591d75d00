import { parseBindText } from '@/lib/docker-api/guard/bind-text';
import { type Findings, quoted } from '@/lib/docker-api/guard/findings';
import type { VolumeReference } from '@/lib/docker-api/guard/references';
import { refuseLabels } from '@/lib/docker-api/labels';
import type { ContainerCreate } from '@/lib/docker-api/schemas/container-create';
import type { HostConfig } from '@/lib/docker-api/schemas/host-config';
import type { Mount } from '@/lib/docker-api/schemas/mount';

/** Judges every place in a spec where something can be mounted, and names the volumes that are. */
export function guardMounts(spec: ContainerCreate, findings: Findings): VolumeReference[] {
  const host: Partial<HostConfig> = spec.HostConfig ?? {};
  // `withMountsOf` writes it out: an engine that read it would mount what nobody judged.
  if ((host.VolumesFrom ?? []).length > 0) findings.refuse('volumes-from was not written out');
  const binds = (host.Binds ?? []).map((text) => guardBind(text, findings));
  const mounts = (host.Mounts ?? []).map((mount) => guardMount(mount, findings));
  guardTmpfs(host.Tmpfs ?? {}, findings);
  const taken = new Set([...binds, ...mounts].map((mounted) => mounted?.destination));
  for (const destination of Object.keys(host.Tmpfs ?? {})) taken.add(destination);
  // A declared volume is made only where nothing else is mounted.
  const declared = Object.keys(spec.Volumes ?? {}).filter((destination) => !taken.has(destination));
  return [
    ...[...binds, ...mounts].flatMap((mounted) => mounted?.volume ?? []),
    ...declared.map((destination) => ({ name: null, destination, readOnly: false, driverOptions: {} })),
  ];
}

interface Mounted {
  readonly destination: string;
  /** Null for what is not a volume. */
  readonly volume: VolumeReference | null;
}

function guardBind(text: string, findings: Findings): Mounted | null {
  const bind = parseBindText(text);
  if (bind === null) {
    findings.refuse(`invalid bind ${quoted(text)}: write VOLUME:/PATH or /PATH:/PATH, with plain modes`);
    return null;
  }
  const { source, destination, modes } = bind;
  if (bind.isPath) {
    needHostMount(source, findings);
    return { destination, volume: null };
  }
  return {
    destination,
    volume: { name: source, destination, readOnly: modes.includes('ro'), driverOptions: {} },
  };
}

function guardMount(mount: Mount, findings: Findings): Mounted {
  const destination = mount.Target;
  if (mount.Type === 'bind') needHostMount(mount.Source, findings);
  if (mount.Type !== 'volume') return { destination, volume: null };
  const { DriverConfig, Labels, Subpath } = mount.VolumeOptions ?? {};
  if (DriverConfig?.Name && DriverConfig.Name !== 'local') {
    findings.refuse(`volume driver ${quoted(DriverConfig.Name)} is not offered; only "local" is`);
  }
  const driverOptions = DriverConfig?.Options ?? {};
  if (Object.keys(driverOptions).length > 0) {
    findings.need('volume.create.host-mounts', 'give a volume options, which can mount devices or paths');
  }
  findings.refuseIf(refuseLabels(Labels));
  if (Subpath?.startsWith('/') || Subpath?.split('/').includes('..')) {
    findings.refuse('the path in a volume must stay in the volume');
  }
  return {
    destination,
    volume: { name: mount.Source || null, destination, readOnly: mount.ReadOnly === true, driverOptions },
  };
}

function needHostMount(source: string, findings: Findings): void {
  findings.need('container.create.host-mounts', `mount ${quoted(source).slice(1, -1)} of the node`);
}

const tmpfsOption =
  /^(?:rw|ro|exec|noexec|nosuid|nodev|noatime|nodiratime|relatime|(?:size|nr_inodes)=[0-9]{1,15}[kmgKMG]?|mode=[0-7]{1,4}|(?:uid|gid)=[0-9]{1,10})$/;

function guardTmpfs(tmpfs: Readonly<Record<string, string>>, findings: Findings): void {
  for (const options of Object.values(tmpfs)) {
    const unknown = options.split(',').filter((option) => option !== '' && !tmpfsOption.test(option));
    if (unknown.length > 0) findings.refuse(`tmpfs option ${quoted(unknown.join(','))} is not offered`);
  }
}
