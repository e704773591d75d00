import type { Call } from '@/gateway/call';
import type { OwnedName } from '@/gateway/images/owned-name';
import { recordOrigin } from '@/gateway/resolve/image-origins';

/**
 * Names are about to move to another image. Those that have them now may be left without any: they
 * stay where their names were, instead of falling to "/" where their makers could not remove them.
 */
export async function rememberOwners(
  { cluster }: Pick<Call, 'cluster'>,
  names: readonly OwnedName[],
): Promise<void> {
  if (names.length === 0) return;
  const images = await cluster.inventory.images();
  for (const { name, collection } of names) {
    const holder = images.find(({ tags }) => tags.includes(name));
    if (holder) await recordOrigin(cluster, holder.id, collection);
  }
}
