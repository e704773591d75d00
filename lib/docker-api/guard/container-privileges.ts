import { type Findings, quoted } from '@/lib/docker-api/guard/findings';
import type { HostConfig } from '@/lib/docker-api/schemas/host-config';

/** What an engine gives every container (moby oci/caps/defaults.go). */
const defaultCapabilities: ReadonlySet<string> = new Set([
  'AUDIT_WRITE',
  'CHOWN',
  'DAC_OVERRIDE',
  'FOWNER',
  'FSETID',
  'KILL',
  'MKNOD',
  'NET_BIND_SERVICE',
  'NET_RAW',
  'SETFCAP',
  'SETGID',
  'SETPCAP',
  'SETUID',
  'SYS_CHROOT',
]);

const harmlessSecurityOptions: readonly string[] = [
  'no-new-privileges',
  'no-new-privileges:true',
  'no-new-privileges=true',
];

/** Judges what would loosen the walls around a container. */
export function guardPrivileges(host: HostConfig, findings: Findings): void {
  if (host.Privileged) findings.need('container.create.privileged', 'create a privileged container');
  guardCapabilities(host, findings);
  guardDevices(host, findings);
  guardSecurityOptions(host, findings);
  guardKernelSettings(host, findings);
}

function guardCapabilities(host: HostConfig, findings: Findings): void {
  for (const written of [...(host.CapAdd ?? []), ...(host.CapDrop ?? [])]) {
    if (!/^[A-Za-z_]{2,40}$/.test(written)) findings.refuse(`capability ${quoted(written)} is not known`);
  }
  const added = (host.CapAdd ?? []).filter(
    (written) => !defaultCapabilities.has(written.toUpperCase().replace(/^CAP_/, '')),
  );
  if (added.length > 0) {
    findings.need('container.create.capabilities', `add the capability ${quoted(added.join(', '))}`);
  }
}

function guardDevices(host: HostConfig, findings: Findings): void {
  const lists = [
    host.Devices,
    host.DeviceRequests,
    host.DeviceCgroupRules,
    host.BlkioWeightDevice,
    host.BlkioDeviceReadBps,
    host.BlkioDeviceWriteBps,
    host.BlkioDeviceReadIOps,
    host.BlkioDeviceWriteIOps,
  ];
  if (lists.some((list) => (list ?? []).length > 0)) {
    findings.need('container.create.devices', 'name devices of the node');
  }
}

function guardSecurityOptions(host: HostConfig, findings: Findings): void {
  const loosening = (host.SecurityOpt ?? []).filter((option) => !harmlessSecurityOptions.includes(option));
  if (loosening.length > 0) {
    findings.need(
      'container.create.security-options',
      `set the security option ${quoted(loosening.join(' '))}`,
    );
  }
  if (host.MaskedPaths !== undefined || host.ReadonlyPaths !== undefined) {
    findings.need('container.create.security-options', 'change which system paths are masked or read-only');
  }
}

function guardKernelSettings(host: HostConfig, findings: Findings): void {
  const settings: ReadonlyArray<readonly [boolean, string]> = [
    [Object.keys(host.Sysctls ?? {}).length > 0, 'set sysctls'],
    [!['', 'runc'].includes(host.Runtime ?? ''), 'choose another runtime'],
    [(host.CgroupParent ?? '') !== '', 'choose a control group parent'],
    [host.OomKillDisable === true, 'keep a container from being killed when memory runs out'],
    [(host.OomScoreAdj ?? 0) < 0, 'put a container before others when memory runs out'],
    [(host.CpuRealtimePeriod ?? 0) > 0 || (host.CpuRealtimeRuntime ?? 0) > 0, 'use real-time scheduling'],
  ];
  for (const [isSet, why] of settings) {
    if (isSet) findings.need('container.create.kernel-settings', why);
  }
  const storage = Object.entries(host.StorageOpt ?? {});
  if (storage.some(([key, value]) => key !== 'size' || !/^[0-9]{1,15}[bkmgtBKMGT]?$/.test(value))) {
    findings.refuse('the only storage option that is offered is size');
  }
}
