import { describe, expect, it } from 'vitest';
import { guardLimits } from '@/lib/docker-api/guard/container-limits';
import { Findings } from '@/lib/docker-api/guard/findings';
import { builtInLimits, type EffectiveLimits, guardReplicas } from '@/lib/docker-api/guard/limits';
import { boundPort } from '@/lib/docker-api/guard/published-ports';
import { counted, humanBytes, humanCpus } from '@/lib/docker-api/guard/units';
import type { HostConfig } from '@/lib/docker-api/schemas/host-config';

const mib = 1024 * 1024;
const from = '/Shared/shop';
const bound = (value: number) => ({ value, from });
const strict: EffectiveLimits = {
  ...builtInLimits,
  memoryBytes: { default: bound(64 * mib), maximum: bound(512 * mib) },
  nanoCpus: { default: bound(5e8), maximum: bound(1e9) },
  pids: { default: bound(100), maximum: bound(200) },
  ulimits: new Map([['nofile', { default: bound(1024), maximum: bound(4096) }]]),
  ports: [
    {
      ranges: [
        [8000, 8999],
        [9100, 9100],
      ],
      from,
    },
    { ranges: [[8500, 9500]], from: '/Shared' },
  ],
  addresses: [{ addresses: ['10.0.0.1', '10.0.0.2'], from }],
  replicas: bound(3),
};

function judged(host: Partial<HostConfig>, limits: EffectiveLimits = strict) {
  const findings = new Findings();
  const sent = guardLimits(host, limits, findings);
  return { sent, exceeded: findings.exceeded.map(({ message }) => message) };
}

describe('limits of a container', () => {
  it('fills in the defaults of what asks for nothing', () => {
    for (const nothing of [
      {},
      { Memory: 0, NanoCpus: 0, PidsLimit: 0, CpuQuota: 0 },
      { PidsLimit: -1, CpuQuota: -1 },
    ]) {
      const { sent, exceeded } = judged(nothing);
      expect(exceeded).toEqual([]);
      expect(sent).toMatchObject({ Memory: 64 * mib, NanoCpus: 5e8, PidsLimit: 100 });
      expect(sent.Ulimits).toEqual([{ Name: 'nofile', Soft: 1024, Hard: 1024 }]);
      expect(sent.CpuQuota).toBeUndefined();
    }
  });

  it.each<[Partial<HostConfig>, string]>([
    [
      { Memory: 513 * mib },
      '/Shared/shop allows each container at most 512 MiB of memory; this asks for 513 MiB',
    ],
    [{ NanoCpus: 2e9 }, '/Shared/shop allows each container at most 1 CPU; this asks for 2 CPUs'],
    [{ CpuQuota: 150_000 }, '/Shared/shop allows each container at most 1 CPU; this asks for 1.5 CPUs'],
    [
      { CpuQuota: 3000, CpuPeriod: 1000 },
      '/Shared/shop allows each container at most 1 CPU; this asks for 3 CPUs',
    ],
    [{ PidsLimit: 201 }, '/Shared/shop allows each container at most 200 processes; this asks for 201'],
    [
      { Memory: 64 * mib, MemorySwap: -1 },
      '/Shared/shop limits memory, and allows twice of it with swap: here 128 MiB; this asks for no limit',
    ],
    [
      { MemorySwap: 1024 * mib },
      '/Shared/shop limits memory, and allows twice of it with swap: here 128 MiB; this asks for 1 GiB',
    ],
    [
      { Ulimits: [{ Name: 'nofile', Soft: 10, Hard: -1 }] },
      '/Shared/shop allows the ulimit nofile at most 4096; this asks for no limit',
    ],
    [
      { Ulimits: [{ Name: 'nofile', Soft: -1, Hard: 10 }] },
      '/Shared/shop allows the ulimit nofile at most 4096; this asks for no limit',
    ],
    [
      { PublishAllPorts: true },
      '/Shared/shop limits which ports are published: name each of them (-p), not all (-P)',
    ],
    [
      { PortBindings: { '80/tcp': [{ HostIp: '10.0.0.1', HostPort: '8400' }] } },
      '/Shared allows only the ports 8500-9500 to be published; this asks for 8400',
    ],
    [
      { PortBindings: { '80/tcp': [{ HostIp: '0.0.0.0', HostPort: '8600' }] } },
      '/Shared/shop allows ports to be published on only 10.0.0.1, 10.0.0.2; this asks for "0.0.0.0"',
    ],
    [
      { PortBindings: { '80/tcp': [{ HostIp: '', HostPort: '8990-9000' }] } },
      '/Shared/shop allows only the ports 8000-8999, 9100 to be published; this asks for 8990-9000',
    ],
  ])('%j', (host, message) => {
    expect(judged(host).exceeded).toEqual([message]);
  });

  it('keeps what is within bounds', () => {
    const host = { Memory: 512 * mib, MemorySwap: 1024 * mib, CpuQuota: 100_000, PidsLimit: 200 };
    const { sent, exceeded } = judged(host);
    expect(exceeded).toEqual([]);
    expect(sent).toMatchObject({ Memory: 512 * mib, CpuQuota: 100_000, PidsLimit: 200 });
    expect(sent.NanoCpus).toBeUndefined();
  });

  it('chooses a port and an address where the choice is left open', () => {
    const { sent } = judged({ PortBindings: { '80/tcp': [{ HostIp: '', HostPort: '' }], '81/tcp': [] } });
    expect(sent.PortBindings).toEqual({
      '80/tcp': [{ HostIp: '10.0.0.1', HostPort: '8500-8999' }],
      '81/tcp': [],
    });
    const findings = new Findings();
    boundPort({ address: null, port: '' }, strict, findings);
    expect(findings.exceeded).toHaveLength(3);
  });

  it('wants a limit where all that is used is counted', () => {
    const { exceeded } = judged({}, { ...builtInLimits, countsMemory: '/Shared', countsCpus: '/' });
    expect(exceeded).toEqual([
      '/Shared limits the memory of all that is in it: say how much this may use (--memory, --limit-memory)',
      '/ limits the CPUs of all that is in it: say how much this may use (--cpus, --limit-cpu)',
    ]);
  });

  it('leaves alone what nobody limits', () => {
    const host = { Memory: 0, MemorySwap: -1, CpuQuota: -1, PortBindings: { '80/tcp': undefined } };
    const { MemorySwap: _, ...sent } = host;
    expect(judged(host, builtInLimits)).toMatchObject({ sent, exceeded: [] });
  });

  it('counts replicas', () => {
    const findings = new Findings();
    guardReplicas(3, strict, findings);
    guardReplicas(4, strict, findings);
    expect(findings.exceeded).toEqual([
      { collection: from, message: '/Shared/shop allows each service at most 3 replicas; this asks for 4' },
    ]);
  });
});

describe('units', () => {
  it.each([
    [0, '0 B'],
    [1023, '1023 B'],
    [4 * 1024 * mib, '4 GiB'],
    [3.5 * 1024 * mib, '3.5 GiB'],
    [4 * 1024 * mib - 1, '3.99 GiB'],
    [512 * mib, '512 MiB'],
  ])('%d bytes', (bytes, words) => expect(humanBytes(bytes)).toBe(words));

  it('CPUs and counts', () => {
    expect([1e9, 5e8, 1, 0].map(humanCpus)).toEqual(['1 CPU', '0.5 CPUs', '1e-9 CPUs', '0 CPUs']);
    expect([counted(1, 'container'), counted(2, 'container')]).toEqual(['1 container', '2 containers']);
  });
});
