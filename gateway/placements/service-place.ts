import type { Cluster } from '@/gateway/engines/cluster';
import { NotASwarmManager } from '@/gateway/engines/not-a-swarm-manager';
import type { Item } from '@/gateway/inventory/item';
import { labelsOfImage } from '@/gateway/placements/image-labels';
import type { Thing } from '@/lib/docker-api/kinds/thing';

/** Docker's mark on the container of a task. Nobody gets it past the door but in an image. */
const serviceLabel = 'com.docker.swarm.service.id';
const none: ReadonlyMap<string, Item<'service'>> = new Map();

/**
 * The services whose tasks these containers are, by the container's id. A mark that came along with
 * an image was written by whoever built that image.
 */
export async function servicesOfContainers(
  cluster: Cluster,
  containers: readonly Thing[],
): Promise<Map<string, Thing>> {
  const marked = containers.filter(isMarkedAsTask);
  if (marked.length === 0) return new Map();
  const services = await lastServices(cluster);
  // Many run the same image.
  const oneOfEach = new Map(marked.map((container) => [imageOf(container), container]));
  const byEngine = new Map<string, boolean>();
  for (const [image, container] of oneOfEach) byEngine.set(image, await isMarkedByEngine(cluster, container));
  const found = new Map<string, Thing>();
  for (const container of marked) {
    const service = services.get(container.labels[serviceLabel] ?? '')?.thing;
    if (service && byEngine.get(imageOf(container))) found.set(container.id, service);
  }
  return found;
}

/** Without a leader no service comes, goes or changes: those that there were are those that there are. */
async function lastServices({ inventory }: Cluster): Promise<ReadonlyMap<string, Item<'service'>>> {
  try {
    await inventory.items('service');
  } catch (error) {
    if (!(error instanceof NotASwarmManager)) throw error;
    if (error.isForGood) return none;
  }
  // As it was just heard: by their ids, since a few of thousands are looked for.
  return inventory.known('service').items;
}

/** On the engine that has it: no other need have the same. */
function imageOf({ engine, imageId }: Thing): string {
  return `${engine} ${imageId}`;
}

/** Whether it may be a container of a task: what bears the mark only may be. */
export function isMarkedAsTask({ labels }: Thing): boolean {
  return labels[serviceLabel] !== undefined;
}

/** Whether a container is that of a task, be its service there or not any more. */
export async function isOfTask(cluster: Cluster, container: Thing): Promise<boolean> {
  return container.labels[serviceLabel] !== undefined && (await isMarkedByEngine(cluster, container));
}

async function isMarkedByEngine(cluster: Cluster, container: Thing): Promise<boolean> {
  return (await labelsOfImage(cluster, container))[serviceLabel] === undefined;
}
