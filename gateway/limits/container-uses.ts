import { cpusOf } from '@/lib/docker-api/guard/container-limits';
import { hostConfig } from '@/lib/docker-api/schemas/host-config';

/** What a container, or all replicas of a service, may use at most; 0: no limit. */
export interface PlacedUses {
  readonly memoryBytes: number;
  readonly nanoCpus: number;
}

const resources = hostConfig.pick({ Memory: true, NanoCpus: true, CpuPeriod: true, CpuQuota: true });

/** What the HostConfig of a container lets it use, as sent or as an engine shows it. */
export function containerUses(host: Readonly<Record<string, unknown>>): PlacedUses {
  const { Memory, NanoCpus, CpuPeriod, CpuQuota } = host;
  const read = resources.parse({ Memory, NanoCpus, CpuPeriod, CpuQuota });
  return {
    memoryBytes: Math.max(0, read.Memory ?? 0),
    nanoCpus: Math.max(0, cpusOf(read) ?? 0),
  };
}
