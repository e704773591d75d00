import type { Cluster } from '@/gateway/engines/cluster';
import { collectionId } from '@/gateway/placements/record';
import { claimVolume, withdrawClaim } from '@/gateway/placements/volume-claims';
import type { VolumeClaim } from '@/gateway/services/usable-volumes';

/** Keeps the names for their collections, from before any node can make a volume of one. */
export async function claimVolumes(
  cluster: Cluster,
  claims: readonly VolumeClaim[],
  ownerId: string,
): Promise<readonly VolumeClaim[]> {
  for (const { name, collection } of claims) {
    await claimVolume(cluster, name, { collectionId: await collectionId(collection), ownerId });
  }
  return claims;
}

export async function withdrawClaims(cluster: Cluster, claims: readonly VolumeClaim[]): Promise<void> {
  for (const { name } of claims) await withdrawClaim(cluster, name);
}
