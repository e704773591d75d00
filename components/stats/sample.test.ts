import { describe, expect, it } from 'vitest';
import { sampleBetween } from '@/components/stats/sample';
import { readingFrom } from '@/lib/docker-api/stats/reading';

const document = (second: number, over: object = {}) => ({
  read: `2026-11-22T00:00:0${second}.000Z`,
  cpu_stats: {
    cpu_usage: { total_usage: second * 500_000_000 },
    system_cpu_usage: second * 4_000_000_000,
    online_cpus: 4,
  },
  memory_stats: { usage: 50_000_000, limit: 100_000_000, stats: { total_inactive_file: 10_000_000 } },
  networks: { eth0: { rx_bytes: second * 1000, tx_bytes: second * 10 }, eth1: { rx_bytes: 5, tx_bytes: 0 } },
  blkio_stats: {
    io_service_bytes_recursive: [
      { op: 'Read', value: second * 4096 },
      { op: 'Write', value: 0 },
      { op: 'Total', value: second * 4096 },
    ],
  },
  pids_stats: { current: 3 },
  ...over,
});

function sample(before: object, after: object) {
  const [first, second] = [readingFrom(before), readingFrom(after)];
  return first && second && sampleBetween(first, second);
}

describe('statistics of a container', () => {
  it('counts as docker stats does', () => {
    expect(sample(document(1), document(3))).toMatchObject({
      cpuPercent: 50,
      memoryBytes: 40_000_000,
      memoryLimitBytes: 100_000_000,
      receivedPerSecond: 1000,
      sentPerSecond: 10,
      receivedBytes: 3005,
      readPerSecond: 4096,
      writtenPerSecond: 0,
      processes: 3,
    });
  });

  it('knows the second form of control groups, and a missing system count', () => {
    const v2 = (second: number) =>
      document(second, {
        cpu_stats: { cpu_usage: { total_usage: second * 250_000_000 } },
        memory_stats: { usage: 30, limit: 2 ** 63, stats: { inactive_file: 10 } },
        networks: null,
        blkio_stats: { io_service_bytes_recursive: null },
      });
    expect(sample(v2(1), v2(2))).toMatchObject({
      cpuPercent: 25,
      memoryBytes: 20,
      memoryLimitBytes: null,
      receivedPerSecond: 0,
      readPerSecond: 0,
    });
  });

  it('does not compare across a restart or without time between', () => {
    expect(sample(document(3), document(1))).toBeNull();
    expect(sample(document(1), document(1))).toBeNull();
  });

  it.each([
    [
      'the empty answer of a stopped container',
      { read: '0001-01-01T00:00:00Z', cpu_stats: { cpu_usage: { total_usage: 0 } } },
    ],
    ['an error', { message: 'no such container' }],
    ['nothing', null],
  ])('is not fooled by %s', (_, answer) => {
    expect(readingFrom(answer)).toBeNull();
  });
});
