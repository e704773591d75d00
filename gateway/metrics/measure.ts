import type { Cluster } from '@/gateway/engines/cluster';
import type { Member } from '@/gateway/engines/member';
import type { ContainerSampler } from '@/gateway/metrics/container-sampler';
import type { DiskSizes } from '@/gateway/metrics/disk-sizes';
import { engineFacts } from '@/gateway/metrics/engine-facts';
import { type Measured, Sum } from '@/gateway/metrics/measured';
import type { SampledEngine } from '@/gateway/metrics/sampled-engines';
import { servicesOfContainers } from '@/gateway/placements/service-place';
import { type MetricValues, metricIndex, noValues } from '@/lib/metrics/metrics';

const disk = metricIndex('diskBytes');
const fileSystemSize = metricIndex('fileSystemBytes');
const fileSystemFree = metricIndex('fileSystemFreeBytes');

/**
 * What the containers used by their latest samples, and with them their services, nodes and the
 * cluster. A service, node or cluster is the sum of its containers: engines tell nothing of what else
 * runs on their machines.
 *
 * @param sizesOf what an engine stores; null: not counted yet
 * @param olderThanMs samples that are older count no more
 */
export async function measure(
  cluster: Cluster,
  engines: readonly SampledEngine[],
  sampler: ContainerSampler,
  sizesOf: (member: Member) => DiskSizes | null,
  olderThanMs: number,
): Promise<Measured[]> {
  const services = await servicesOfContainers(
    cluster,
    engines.flatMap(({ containers }) => containers),
  );
  const measured: Measured[] = [];
  const ofServices = new Map<string, { name: string; sum: Sum }>();
  const whole = new Sum();
  for (const { member, containers } of engines) {
    const node = new Sum();
    const sizes = sizesOf(member);
    for (const { id, name } of containers) {
      const values = withDisk(sampler.latest(id, olderThanMs), sizes?.containers.get(id));
      const service = services.get(id);
      if (values) {
        measured.push({ kind: 'container', engineId: id, name, serviceId: service?.id ?? '', values });
      }
      node.add(values);
      whole.add(values);
      if (service) {
        const known = ofServices.get(service.id) ?? { name: service.name, sum: new Sum() };
        ofServices.set(service.id, known);
        known.sum.add(values);
        known.sum.put(disk, sizes?.containers.get(id));
      }
    }
    const { nodeId, hostname } = member.condition;
    const { fileSystem } = await engineFacts(member.engine);
    for (const sum of [node, whole]) {
      sum.put(disk, sizes?.total);
      sum.put(fileSystemSize, fileSystem?.bytes);
      sum.put(fileSystemFree, fileSystem?.freeBytes);
    }
    if (nodeId !== '') {
      measured.push({ kind: 'node', engineId: nodeId, name: hostname, serviceId: '', values: node.values });
    }
  }
  for (const [engineId, { name, sum }] of ofServices) {
    measured.push({ kind: 'service', engineId, name, serviceId: '', values: sum.values });
  }
  measured.push({ kind: 'cluster', engineId: '', name: cluster.name, serviceId: '', values: whole.values });
  return measured;
}

function withDisk(values: MetricValues | null, bytes: number | undefined): MetricValues | null {
  if (values === null && bytes === undefined) return null;
  const all = values ?? noValues();
  all[disk] = bytes ?? Number.NaN;
  return all;
}
