import { describe, expect, it } from 'vitest';
import { guardContainerUpdate } from '@/lib/docker-api/guard/container-update';
import { builtInLimits, type EffectiveLimits } from '@/lib/docker-api/guard/limits';
import type { ContainerUpdate } from '@/lib/docker-api/schemas/container-update';

const mib = 1024 * 1024;
const held = { Memory: 64 * mib, MemorySwap: 128 * mib, NanoCpus: 0, CpuPeriod: 0, CpuQuota: 50_000 };
const counted: EffectiveLimits = { ...builtInLimits, countsMemory: '/Shared', countsCpus: '/Shared' };

function judged(update: Partial<ContainerUpdate>, limits = counted, from = held) {
  const { exceeded, ...rest } = guardContainerUpdate(update as ContainerUpdate, from, limits);
  return { ...rest, exceeded: exceeded.map(({ message }) => message) };
}

describe('an update', () => {
  it('counts what the container may use afterwards, in either form of CPU limits', () => {
    expect(judged({})).toMatchObject({ memoryBytes: 64 * mib, nanoCpus: 5e8, exceeded: [] });
    expect(judged({ CpuPeriod: 10_000 })).toMatchObject({ nanoCpus: 5e9 });
    expect(judged({ CpuQuota: 25_000 })).toMatchObject({ nanoCpus: 2.5e8 });
    expect(judged({ Memory: 0, CpuQuota: 0 })).toMatchObject({ memoryBytes: 64 * mib, nanoCpus: 5e8 });
  });

  it('cannot lift a limit where all is counted', () => {
    expect(judged({ CpuQuota: -1 }).exceeded).toEqual([
      '/Shared limits the use of CPUs; this asks for no limit',
    ]);
    expect(judged({ MemorySwap: -1 }).exceeded).toHaveLength(1);
    expect(judged({ MemorySwap: 129 * mib }).exceeded).toHaveLength(1);
    expect(judged({ MemorySwap: -1, CpuQuota: -1 }, builtInLimits).exceeded).toEqual([]);
  });

  it('keeps swap in proportion, and none where there was none', () => {
    expect(judged({ Memory: 16 * mib }).update.MemorySwap).toBe(32 * mib);
    expect(judged({ Memory: 128 * mib }).update.MemorySwap).toBe(256 * mib);
    const noSwap = { ...held, MemorySwap: 64 * mib };
    expect(judged({ Memory: 16 * mib }, counted, noSwap).update.MemorySwap).toBe(16 * mib);
    expect(judged({ Memory: 16 * mib }, builtInLimits).update.MemorySwap).toBeUndefined();
  });

  it('fills in the number of processes only where it is named', () => {
    expect(judged({}).update.PidsLimit).toBeUndefined();
    expect(judged({ PidsLimit: 0 }).update.PidsLimit).toBe(4096);
    expect(judged({ PidsLimit: 99_999 }).exceeded).toHaveLength(1);
  });

  it('needs the right to kernel settings for real-time scheduling', () => {
    expect(judged({ CpuRealtimeRuntime: 1 }).needs.map(({ operation }) => operation)).toEqual([
      'container.create.kernel-settings',
    ]);
  });
});
