import type { Findings } from '@/lib/docker-api/guard/findings';
import { boundResources, type EffectiveLimits } from '@/lib/docker-api/guard/limits';
import { boundPort } from '@/lib/docker-api/guard/published-ports';
import { boundUlimits } from '@/lib/docker-api/guard/ulimits';
import { humanBytes } from '@/lib/docker-api/guard/units';
import type { HostConfig } from '@/lib/docker-api/schemas/host-config';

/** What `docker run` sends of CPU limits, in any of its two forms. */
export type CpuWish = Pick<HostConfig, 'NanoCpus' | 'CpuPeriod' | 'CpuQuota'>;

/** The part of a HostConfig that limits are about, as it may be sent. */
export function guardLimits(
  host: Partial<HostConfig>,
  limits: EffectiveLimits,
  findings: Findings,
): Partial<HostConfig> {
  const resources = { memoryBytes: host.Memory, nanoCpus: cpusOf(host), pids: host.PidsLimit };
  const { memoryBytes, nanoCpus, pids } = boundResources(resources, limits, findings);
  guardSwap(host.MemorySwap, memoryBytes, limits, findings);
  const ulimits = boundUlimits(host.Ulimits ?? [], limits, findings);
  return {
    Memory: memoryBytes,
    ...cpuMembers(host, nanoCpus),
    PidsLimit: pids,
    ...(ulimits.length > 0 ? { Ulimits: ulimits } : {}),
    ...guardPorts(host, limits, findings),
  };
}

/** Billionths of a CPU; by the quota in each period where no number of CPUs is named. */
export function cpusOf({ NanoCpus, CpuPeriod, CpuQuota }: CpuWish): number | undefined {
  if (NanoCpus !== undefined && NanoCpus > 0) return NanoCpus;
  if (CpuQuota === undefined || CpuQuota <= 0) return NanoCpus;
  return Math.ceil((CpuQuota / (CpuPeriod || defaultPeriod)) * 1e9);
}

/** The engine's, in microseconds. */
const defaultPeriod = 100_000;

/** An engine takes one form or the other, never both. */
function cpuMembers(host: CpuWish, nanoCpus: number | undefined): CpuWish {
  const { NanoCpus, CpuPeriod, CpuQuota } = host;
  const isGivenByUs = nanoCpus !== undefined && nanoCpus > 0 && cpusOf(host) !== nanoCpus;
  return isGivenByUs
    ? { NanoCpus: nanoCpus, CpuPeriod: undefined, CpuQuota: undefined }
    : { NanoCpus, CpuPeriod, CpuQuota };
}

/**
 * Swap is where memory goes that has no room. An engine gives as much again as the memory, and where
 * memory is limited nobody gets more.
 *
 * @param swap memory and swap together; 0: the engine's choice, -1: no limit
 */
export function guardSwap(
  swap: number | undefined,
  memoryBytes: number | undefined,
  { memoryBytes: { maximum }, countsMemory }: EffectiveLimits,
  findings: Findings,
): void {
  const from = maximum?.from ?? countsMemory;
  if (from === null || swap === undefined || swap === 0) return;
  const most = 2 * (memoryBytes ?? 0);
  if (swap > 0 && swap <= most) return;
  const asked = swap === -1 ? 'no limit' : humanBytes(swap);
  findings.exceed(
    from,
    `${from} limits memory, and allows twice of it with swap: here ${humanBytes(most)}; this asks for ${asked}`,
  );
}

function guardPorts(
  { PortBindings, PublishAllPorts }: Partial<HostConfig>,
  limits: EffectiveLimits,
  findings: Findings,
): Pick<HostConfig, 'PortBindings'> {
  const [limited] = [...limits.ports, ...limits.addresses];
  if (!limited) return { PortBindings };
  if (PublishAllPorts) {
    findings.exceed(
      limited.from,
      `${limited.from} limits which ports are published: name each of them (-p), not all (-P)`,
    );
  }
  const bound = Object.entries(PortBindings ?? {}).map(([port, bindings]) => [
    port,
    (bindings ?? []).map(({ HostIp = '', HostPort = '' }) => {
      const allowed = boundPort({ address: HostIp, port: HostPort }, limits, findings);
      return { HostIp: allowed.address, HostPort: allowed.port };
    }),
  ]);
  return { PortBindings: Object.fromEntries(bound) };
}
