import type { Cluster } from '@/gateway/engines/cluster';
import { orNone } from '@/gateway/engines/not-a-swarm-manager';
import type { Thing } from '@/lib/docker-api/kinds/thing';

/** Docker's mark on the container of a task. Nobody gets it past the door but in an image. */
const serviceLabel = 'com.docker.swarm.service.id';

/**
 * The services whose tasks these containers are, by the container's id. A mark that came along with
 * an image was written by whoever built that image.
 */
export async function servicesOfContainers(
  cluster: Cluster,
  containers: readonly Thing[],
): Promise<Map<string, Thing>> {
  const marked = containers.filter(({ labels }) => labels[serviceLabel] !== undefined);
  if (marked.length === 0) return new Map();
  const services = new Map(
    (await orNone(cluster.inventory.things('service'))).map((service) => [service.id, service]),
  );
  const found = new Map<string, Thing>();
  for (const { id, imageId, labels } of marked) {
    const service = services.get(labels[serviceLabel] ?? '');
    if (!service) continue;
    if (await isMarkedByEngine(cluster, imageId)) found.set(id, service);
  }
  return found;
}

/** Whether a container is that of a task, be its service there or not any more. */
export async function isOfTask(cluster: Cluster, { labels, imageId }: Thing): Promise<boolean> {
  return labels[serviceLabel] !== undefined && (await isMarkedByEngine(cluster, imageId));
}

async function isMarkedByEngine(cluster: Cluster, imageId: string): Promise<boolean> {
  return (await cluster.inventory.imageLabels(imageId))[serviceLabel] === undefined;
}
