import { cpusOf, guardSwap } from '@/lib/docker-api/guard/container-limits';
import { type Exceeded, Findings, type Need } from '@/lib/docker-api/guard/findings';
import { boundResource, type EffectiveLimits } from '@/lib/docker-api/guard/limits';
import type { ContainerUpdate } from '@/lib/docker-api/schemas/container-update';

/** What a container has now, as an engine shows it. 0: no limit. */
export interface HeldResources {
  readonly Memory: number;
  readonly MemorySwap: number;
  readonly NanoCpus: number;
  readonly CpuPeriod: number;
  readonly CpuQuota: number;
}

export interface GuardedUpdate {
  readonly needs: readonly Need[];
  readonly refusals: readonly string[];
  readonly exceeded: readonly Exceeded[];
  readonly update: ContainerUpdate;
  /** What the container may use at most afterwards; 0: no limit. */
  readonly memoryBytes: number;
  readonly nanoCpus: number;
}

/**
 * Admission of an update: what it names is held to the limits of the collection, as at creation; what
 * it does not name stays, even where it would not be allowed any more. For an engine 0 names nothing,
 * but 0 processes are any number.
 */
export function guardContainerUpdate(
  update: ContainerUpdate,
  held: HeldResources,
  limits: EffectiveLimits,
): GuardedUpdate {
  const findings = new Findings();
  if ((update.CpuRealtimePeriod ?? 0) > 0 || (update.CpuRealtimeRuntime ?? 0) > 0) {
    findings.need('container.create.kernel-settings', 'use real-time scheduling');
  }
  const memory = update.Memory || held.Memory;
  if (update.Memory) boundResource('memoryBytes', update.Memory, limits, findings);
  const swap = swapOf(update, held, limits, memory);
  if (update.Memory || update.MemorySwap) guardSwap(swap, memory, limits, findings);
  const cpus = {
    NanoCpus: update.NanoCpus || held.NanoCpus,
    CpuPeriod: update.CpuPeriod || held.CpuPeriod,
    CpuQuota: update.CpuQuota || held.CpuQuota,
  };
  const nanoCpus = Math.max(0, cpusOf(cpus) ?? 0);
  if (update.NanoCpus || update.CpuPeriod || update.CpuQuota) guardCpus(nanoCpus, limits, findings);
  const pids =
    update.PidsLimit === undefined ? undefined : boundResource('pids', update.PidsLimit, limits, findings);
  return {
    needs: findings.needs,
    refusals: findings.refusals,
    exceeded: findings.exceeded,
    update: { ...update, MemorySwap: swap || undefined, PidsLimit: pids },
    memoryBytes: memory,
    nanoCpus,
  };
}

/** Where memory is limited, swap stays in proportion to it unless another amount is named. */
function swapOf(
  update: ContainerUpdate,
  held: HeldResources,
  { memoryBytes, countsMemory }: EffectiveLimits,
  memory: number,
): number | undefined {
  const isLimited = memoryBytes.maximum !== null || countsMemory !== null;
  if (update.MemorySwap || !update.Memory || !isLimited) return update.MemorySwap;
  const hasNoSwap = held.Memory > 0 && held.MemorySwap === held.Memory;
  return hasNoSwap ? memory : 2 * memory;
}

function guardCpus(nanoCpus: number, limits: EffectiveLimits, findings: Findings): void {
  if (nanoCpus > 0) {
    boundResource('nanoCpus', nanoCpus, limits, findings);
    return;
  }
  const from = limits.nanoCpus.maximum?.from ?? limits.countsCpus;
  if (from !== null) findings.exceed(from, `${from} limits the use of CPUs; this asks for no limit`);
}
