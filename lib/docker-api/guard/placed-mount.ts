import type { CollectionPath } from '@/lib/access/collection-path';
import { type Labels, withPlacementLabel } from '@/lib/docker-api/labels';

interface MountWithLabels {
  readonly Type: string;
  readonly VolumeOptions?: { readonly Labels?: Labels | undefined } | undefined;
}

/** A volume that a mount makes is labelled like what it is made for, whatever its own labels wished. */
export function placedMount<M extends MountWithLabels>(mount: M, collection: CollectionPath): M {
  if (mount.Type !== 'volume' || !mount.VolumeOptions?.Labels) return mount;
  const Labels = { ...withPlacementLabel(mount.VolumeOptions.Labels, collection) };
  return { ...mount, VolumeOptions: { ...mount.VolumeOptions, Labels } };
}
