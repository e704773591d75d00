import { answerJson } from '@/gateway/answer';
import type { Call } from '@/gateway/call';
import { type TrackedThing, trackedThing } from '@/gateway/history/tracked-thing';
import { engineFacts } from '@/gateway/metrics/engine-facts';
import { readPoints } from '@/gateway/metrics/read-points';
import { demand } from '@/gateway/pipeline/rights';
import { Refused } from '@/gateway/refused';
import { type CollectionPath, rootCollection } from '@/lib/access/collection-path';
import type { Operation } from '@/lib/access/operations';
import { db } from '@/lib/db/client';
import { isMetric, type Metric, metricIndex, metrics, unitOf } from '@/lib/metrics/metrics';
import { emptyPoints } from '@/lib/metrics/points';
import { windowOf } from '@/lib/metrics/window';

interface Meant extends Pick<TrackedThing, 'resourceId' | 'id' | 'name'> {
  readonly kind: 'container' | 'service' | 'node' | 'cluster';
}

/** What a container, service, node or the cluster used over time. */
export async function metricsOf(call: Call): Promise<void> {
  const { query, cluster } = call;
  const window = windowOf(
    { ...numbers(query.from, 'from'), ...numbers(query.to, 'to'), ...numbers(query.step, 'step') },
    Math.floor(Date.now() / 1000),
  );
  if (typeof window === 'string') throw new Refused(400, `invalid query: ${window}`);
  const wanted = wantedMetrics(query.metric);
  const meant = await meantBy(call, String(query.resource));
  const points =
    meant.resourceId === null
      ? emptyPoints((window.to - window.from) / window.step)
      : await readPoints(meant.resourceId, window, call.door.metrics.openRows(cluster.id, meant.resourceId));
  answerJson(call.exchange, 200, {
    resource: { kind: meant.kind, id: meant.id, name: meant.name },
    fromSeconds: window.from,
    toSeconds: window.to,
    stepSeconds: window.step,
    capacity: await capacityOf(call, meant),
    series: wanted.map((metric) => ({
      metric,
      unit: unitOf(metric),
      average: written(points.averages[metricIndex(metric)]),
      maximum: written(points.maxima[metricIndex(metric)]),
    })),
  });
}

/**
 * Who may see a container's or service's use holds container.stats where that is; what a node or the
 * cluster uses is of everybody's things together, and takes cluster.view there.
 */
async function meantBy(call: Call, resource: string): Promise<Meant> {
  const [kind, reference = ''] = resource.split(':');
  if (kind !== 'container' && kind !== 'service' && kind !== 'node') {
    demandTo(call, 'cluster.view', rootCollection, { kind: 'cluster', id: '', name: call.cluster.name });
    const row = await db.trackedResource.findFirst({
      where: { clusterId: call.cluster.id, kind: 'cluster', engineId: '' },
      select: { id: true },
    });
    return { kind: 'cluster', id: '', name: call.cluster.name, resourceId: row?.id ?? null };
  }
  const thing = await trackedThing(call, kind, reference);
  demandTo(call, kind === 'node' ? 'cluster.view' : 'container.stats', thing.collection, thing);
  return { ...thing, kind };
}

function demandTo(
  call: Call,
  operation: Operation,
  collection: CollectionPath,
  { kind, id, name }: Pick<TrackedThing, 'id' | 'name'> & { readonly kind: string },
): void {
  demand(call, operation, collection, { resourceKind: kind, resourceId: id, resourceName: name });
}

/** What there is to be used, on the engines that answer; null where none does. */
async function capacityOf({ cluster }: Call, { kind, id }: Meant) {
  if (kind !== 'node' && kind !== 'cluster') return null;
  const asked = cluster.members
    .filter(
      ({ condition }) => condition.state === 'reachable' && (kind === 'cluster' || condition.nodeId === id),
    )
    .map(({ engine }) => engineFacts(engine));
  const found = (await Promise.allSettled(asked)).flatMap((one) =>
    one.status === 'fulfilled' ? one.value : [],
  );
  if (found.length === 0) return null;
  return {
    cpuCores: found.reduce((sum, { cpuCores }) => sum + cpuCores, 0),
    memoryBytes: found.reduce((sum, { memoryBytes }) => sum + memoryBytes, 0),
  };
}

function wantedMetrics(text: unknown): readonly Metric[] {
  if (typeof text !== 'string') return metrics;
  return text.split(',').map((name) => {
    if (!isMetric(name)) throw new Refused(400, `invalid query: there is no metric ${name}`);
    return name;
  });
}

function numbers<Key extends string>(value: unknown, key: Key): { [K in Key]?: number } {
  return (typeof value === 'number' ? { [key]: value } : {}) as { [K in Key]?: number };
}

/** With as many digits as are known, and null for a gap. */
function written(values: Float64Array | undefined): (number | null)[] {
  return Array.from(values ?? [], (value) => (Number.isNaN(value) ? null : Number(value.toPrecision(6))));
}
