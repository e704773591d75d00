import type { DiskItem } from '@/components/disk/disk-items';
import { imageUses, usedKey, usesOf } from '@/components/resources/uses/uses';
import type { ContainerRow } from '@/lib/containers/row';
import type { ImageRow } from '@/lib/images/row';
import type { OnCluster } from '@/lib/rows/placed-row';
import type { ServiceRow } from '@/lib/services/row';
import type { TaskRow } from '@/lib/tasks/row';
import type { VolumeRow } from '@/lib/volumes/row';

/** Something that takes room, with where it is placed. */
export interface DiskRow extends DiskItem {
  readonly cluster: string;
  /** Whose engine it is on, by id or host name; null: the engine that the cluster is addressed by. */
  readonly node: string | null;
  /** "" where it is not known: images and volumes of other nodes. The door knows. */
  readonly collection: string;
  /** Of an image: those that own its names. */
  readonly collections: readonly string[];
}

interface Known {
  readonly images: readonly OnCluster<ImageRow>[];
  readonly containers: readonly OnCluster<ContainerRow>[];
  readonly volumes: readonly OnCluster<VolumeRow>[];
  readonly services: readonly OnCluster<ServiceRow>[];
  readonly tasks: readonly OnCluster<TaskRow>[];
}

/**
 * Joins what an engine measured with the places of the things. What a service names is in use, also
 * while no task of it runs, and so is what a task runs, also on a node whose engine is not registered.
 */
export function diskRows(
  { cluster, node }: { cluster: string; node: string | null },
  items: readonly DiskItem[],
  known: Known,
): DiskRow[] {
  const places = new Map<string, { collection: string; collections?: readonly string[] }>();
  for (const row of known.images) places.set(`image ${row.id}`, row);
  for (const row of known.containers) places.set(`container ${row.id}`, row);
  // A name is another volume on another node.
  if (node === null) for (const row of known.volumes) places.set(`volume ${row.id}`, row);
  // By the names on this engine: another has other images, or the same under other names.
  const here = items.flatMap(({ kind, id, tags }) => (kind === 'image' ? { cluster, id, tags } : []));
  const images = imageUses(here, [], known.services, known.tasks);
  const volumes = usesOf('volumes', [], known.services);
  const isNamed = ({ kind, id }: DiskItem) =>
    (kind === 'image' && images.has(usedKey({ cluster, id }))) ||
    (kind === 'volume' && volumes.has(usedKey({ cluster, id })));
  return items.map((item) => {
    const { collection = '', collections } = places.get(`${item.kind} ${item.id}`) ?? {};
    const unusedBecause = isNamed(item) ? null : item.unusedBecause;
    const owners = collections ?? (collection === '' ? [] : [collection]);
    return { ...item, unusedBecause, cluster, node, collection, collections: owners };
  });
}
