import type { Cluster } from '@/gateway/engines/cluster';
import type { Measured } from '@/gateway/metrics/measured';
import { knownPlaces } from '@/gateway/placements/known-places';
import type { Family, Labels, Sample } from '@/gateway/prometheus/exposition';
import { type CollectionPath, rootCollection } from '@/lib/access/collection-path';
import { type Metric, metricIndex, metrics } from '@/lib/metrics/metrics';

/** What is told of: whether something in this collection may be shown. */
export type Sees = (collection: CollectionPath) => boolean;

const kinds = ['container', 'service', 'node', 'cluster'] as const;
const shortId = 12;

/**
 * What containers, services, nodes and the cluster use now. What belongs to nobody, a node and the
 * whole, is shown to whoever sees "/".
 *
 * @param withContainers many lines on a large cluster
 */
export function clusterFamilies(
  measured: readonly { readonly cluster: Cluster; readonly latest: readonly Measured[] }[],
  sees: Sees,
  withContainers: boolean,
): Family[] {
  return kinds
    .filter((kind) => withContainers || kind !== 'container')
    .flatMap((kind) => {
      const shown = measured.flatMap(({ cluster, latest }) => labelled(cluster, latest, kind, sees));
      return metrics
        .filter((metric) => isOf(kind, metric))
        .map((metric): Family => {
          const index = metricIndex(metric);
          const samples = shown.map(
            ({ labels, values }): Sample => ({ labels, value: values[index] ?? Number.NaN }),
          );
          return { name: nameOf(kind, metric), help: `${metric} of a ${kind}.`, type: 'gauge', samples };
        });
    });
}

function labelled(
  { id: clusterId, name: cluster }: Cluster,
  latest: readonly Measured[],
  kind: Measured['kind'],
  sees: Sees,
): (Pick<Measured, 'values'> & { labels: Labels })[] {
  const services = new Map(
    latest.filter((each) => each.kind === 'service').map(({ engineId, name }) => [engineId, name]),
  );
  return latest.flatMap((each) => {
    if (each.kind !== kind) return [];
    const { engineId, name, serviceId, values } = each;
    if (kind === 'cluster') return sees(rootCollection) ? [{ labels: { cluster }, values }] : [];
    const own = knownPlaces.findLatest({ clusterId, kind, engineId });
    const place = own ?? knownPlaces.findLatest({ clusterId, kind: 'service', engineId: serviceId });
    const collection = place?.collection ?? rootCollection;
    if (!sees(kind === 'node' ? rootCollection : collection)) return [];
    const service = kind === 'container' ? { service: services.get(serviceId) ?? '' } : {};
    return [{ labels: { cluster, id: engineId.slice(0, shortId), name, ...service, collection }, values }];
  });
}

function isOf(kind: Measured['kind'], metric: Metric): boolean {
  if (metric === 'containers') return kind !== 'container';
  return !metric.startsWith('fileSystem') || kind === 'node' || kind === 'cluster';
}

/** "wheelhouse_container_cpu_cores". */
function nameOf(kind: Measured['kind'], metric: Metric): string {
  return `wheelhouse_${kind}_${metric.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`;
}
