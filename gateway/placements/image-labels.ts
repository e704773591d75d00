import type { Cluster } from '@/gateway/engines/cluster';
import type { Thing } from '@/lib/docker-api/kinds/thing';

/**
 * The labels that a container has from its image. They are asked of the engine that has it: no other
 * need have the image, and what another one says of it is that one's word.
 */
export function labelsOfImage(
  cluster: Cluster,
  { imageId, engine }: Thing,
): Promise<Readonly<Record<string, string>>> {
  return (cluster.at(engine) ?? cluster).inventory.imageLabels(imageId);
}
