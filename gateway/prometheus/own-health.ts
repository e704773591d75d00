import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Door } from '@/gateway/door';
import type { Cluster } from '@/gateway/engines/cluster';
import type { Member } from '@/gateway/engines/member';
import { doorDurations, doorRefusals, doorRequests } from '@/gateway/prometheus/door-counters';
import type { Family, Labels, Sample } from '@/gateway/prometheus/exposition';
import { auditLog } from '@/lib/audit/commit-entries';
import { db } from '@/lib/db/client';

const delay = monitorEventLoopDelay({ resolution: 20 });
delay.enable();

const answerWithinMs = 3_000;

/** How this gateway is, and what it knows of the engines. */
export async function ownHealth(door: Door): Promise<Family[]> {
  return [
    ...ofProcess(),
    doorRequests.family(),
    doorDurations.family(),
    doorRefusals.family(),
    gauge('wheelhouse_open_streams', 'Streams that are open: logs, terminals, events.', door.streams.count),
    gauge(
      'wheelhouse_audit_waiting',
      'Entries of the audit log that wait to be committed.',
      auditLog().waiting,
    ),
    ...(await ofPostgres()),
    ...ofEngines(door.clusters.all(), (cluster) => door.metrics.isSampling(cluster.id)),
  ];
}

function ofProcess(): Family[] {
  const { user, system } = process.cpuUsage();
  const { rss, heapUsed } = process.memoryUsage();
  const lag = [0.5, 0.99, 1].map((quantile) => ({
    labels: { quantile: String(quantile) },
    value: (quantile === 1 ? delay.max : delay.percentile(quantile * 100)) / 1e9,
  }));
  // From one scrape to the next.
  delay.reset();
  return [
    {
      ...gauge('process_cpu_seconds_total', 'Processor time of this gateway.', (user + system) / 1e6),
      type: 'counter',
    },
    gauge('process_resident_memory_bytes', 'Memory of this gateway.', rss),
    gauge(
      'process_start_time_seconds',
      'When this gateway was started.',
      Math.round(Date.now() / 1000 - process.uptime()),
    ),
    gauge('nodejs_heap_used_bytes', 'What of its memory is in use.', heapUsed),
    {
      name: 'nodejs_eventloop_delay_seconds',
      help: 'How late this gateway was since it was last asked.',
      type: 'gauge',
      samples: lag,
    },
  ];
}

async function ofPostgres(): Promise<Family[]> {
  const startedAt = performance.now();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), answerWithinMs);
  });
  const answered = db.$queryRaw`SELECT 1`.then(
    () => true,
    () => false,
  );
  const isUp = await Promise.race([answered, late]);
  clearTimeout(timer);
  return [
    gauge('wheelhouse_postgres_up', 'Whether Postgres answers.', isUp ? 1 : 0),
    gauge(
      'wheelhouse_postgres_answer_seconds',
      'How long it took to answer.',
      isUp ? (performance.now() - startedAt) / 1000 : Number.NaN,
    ),
  ];
}

function ofEngines(clusters: readonly Cluster[], isSampling: (cluster: Cluster) => boolean): Family[] {
  const each = (of: (member: Member) => number): Sample[] =>
    clusters.flatMap(({ name, members }) =>
      members.map((member) => ({ labels: engineLabels(name, member), value: of(member) })),
    );
  return [
    {
      name: 'wheelhouse_engine_up',
      help: 'Whether an engine answers.',
      type: 'gauge',
      samples: each(({ condition }) => (condition.state === 'reachable' ? 1 : 0)),
    },
    {
      name: 'wheelhouse_inventory_age_seconds',
      help: 'How long ago it was last confirmed that nothing was missed on an engine.',
      type: 'gauge',
      samples: each(({ inventory }) => inventory.freshness().ageMs / 1000),
    },
    {
      name: 'wheelhouse_inventory_relists_total',
      help: 'How often an engine was followed anew, and all its lists asked for.',
      type: 'counter',
      samples: each(({ inventory }) => inventory.timesFollowed),
    },
    {
      name: 'wheelhouse_sampling',
      help: 'Whether it is this gateway that samples a cluster.',
      type: 'gauge',
      samples: clusters.map((cluster) => ({
        labels: { cluster: cluster.name },
        value: isSampling(cluster) ? 1 : 0,
      })),
    },
  ];
}

function engineLabels(cluster: string, { endpoint, condition }: Member): Labels {
  return { cluster, engine: condition.hostname || endpoint };
}

function gauge(name: string, help: string, value: number): Family {
  return { name, help, type: 'gauge', samples: [{ labels: {}, value }] };
}
