import type { Call } from '@/gateway/call';
import { demand, may } from '@/gateway/pipeline/rights';
import { claimedVolume } from '@/gateway/placements/volume-claims';
import { Refused } from '@/gateway/refused';
import type { CollectionPath } from '@/lib/access/collection-path';

/**
 * Demands the right to a volume's name that a collection has.
 *
 * @throws Refused 409 for who may not see it: that a name is taken cannot be hidden
 */
export function demandVolumeName(call: Call, name: string, owner: CollectionPath): void {
  const subject = { resourceKind: 'volume', resourceName: name, collection: owner };
  if (!may(call.actor, 'volume.view', owner)) {
    throw new Refused(409, `The volume name "${name}" is taken on this cluster.`, {
      isRecorded: true,
      subject: { ...subject, operation: 'volume.use' },
    });
  }
  demand(call, 'volume.use', owner, subject);
}

/** The same for a name that services claimed, whether or not its volume is on this node. */
export async function demandClaimedName(call: Call, name: string): Promise<void> {
  const claim = await claimedVolume(call.cluster, name);
  if (claim) demandVolumeName(call, name, claim.collection);
}
