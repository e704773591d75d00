import type { CollectionPath } from '@/lib/access/collection-path';
import { Findings, type Need, quoted } from '@/lib/docker-api/guard/findings';
import { refuseLabels, withPlacementLabel } from '@/lib/docker-api/labels';
import type { VolumeCreate } from '@/lib/docker-api/schemas/volume';

/** Besides volume.create; to be decided on the collection where the volume goes. */
export function guardVolumeCreate(
  volume: VolumeCreate,
  context: { readonly collection: CollectionPath },
): { readonly needs: readonly Need[]; readonly refusals: readonly string[]; readonly volume: VolumeCreate } {
  const findings = new Findings();
  const driver = volume.Driver || 'local';
  if (driver !== 'local') findings.refuse(`volume driver ${quoted(driver)} is not offered; only "local" is`);
  // Whatever the filesystem type: `type=none,o=bind` mounts a path, `type=ext4` a device, `type=nfs` a host.
  if (Object.keys(volume.DriverOpts ?? {}).length > 0) {
    findings.need('volume.create.host-mounts', 'give a volume options, which can mount devices or paths');
  }
  findings.refuseIf(refuseLabels(volume.Labels));
  return {
    needs: findings.needs,
    refusals: findings.refusals,
    volume: {
      ...volume,
      Name: volume.Name || undefined,
      Driver: driver,
      Labels: { ...withPlacementLabel(volume.Labels, context.collection) },
    },
  };
}
