import type { Call } from '@/gateway/call';
import { may } from '@/gateway/pipeline/rights';
import { accepted, Refused } from '@/gateway/refused';
import { collectionsOfImages } from '@/gateway/resolve/image-origins';
import { type ImageOwners, imageOwners } from '@/gateway/resolve/image-owner';
import type { CollectionPath } from '@/lib/access/collection-path';
import { notFound } from '@/lib/docker-api/errors';
import { familiarName, type ImageReference, parseImageReference } from '@/lib/docker-api/image-reference';
import type { ImageThing } from '@/lib/docker-api/kinds/image';

export interface ResolvedImage {
  readonly image: ImageThing;
  /** Which of its names was meant; null where it was named by its id. */
  readonly name: string | null;
  /** The owners of the names by which the person may see it. */
  readonly collections: readonly CollectionPath[];
}

/**
 * The image that a reference means among the names that the person may see.
 *
 * @throws Refused 404 in Docker's words, 400 for what is no reference
 */
export async function resolveImage(
  call: Pick<Call, 'actor' | 'cluster'> & Partial<Pick<Call, 'route'>>,
  written: string,
): Promise<ResolvedImage> {
  const reference = accepted(parseImageReference(written));
  const owners = await imageOwners();
  const { inventory } = call.cluster;
  const find = async (images: readonly ImageThing[]) =>
    byName(call, owners, images, reference) ?? byId(call, owners, images, written, reference);
  // Before a change the engine is asked: a tag may have moved. So it is for what is not known.
  const isRead = call.route?.effect === 'read';
  const known = isRead ? await find((await inventory.items('image')).map(({ thing }) => thing)) : null;
  const found = known ?? (await find(await inventory.images()));
  if (found) return found;
  const { status, message } = notFound('image', reference.kind === 'id' ? written : familiarName(reference));
  throw new Refused(status, message);
}

/** Names before ids, as in an engine: a tag may be spelled like the start of an id. */
function byName(
  call: Pick<Call, 'actor'>,
  owners: ImageOwners,
  images: readonly ImageThing[],
  reference: ImageReference,
): ResolvedImage | null {
  if (reference.kind === 'id') return null;
  const collection = owners.ofRepository(reference.repository);
  if (!may(call.actor, 'image.view', collection)) return null;
  const isMeant = (listed: string) => {
    const name = parseImageReference(listed);
    if ('status' in name || name.kind === 'id' || name.repository !== reference.repository) return false;
    if (reference.digest !== null) return name.digest === reference.digest;
    return name.digest === null && name.tag === (reference.tag ?? 'latest');
  };
  const image = images.find(({ tags, digests }) => [...tags, ...digests].some(isMeant));
  return image ? { image, name: asWritten(reference), collections: [collection] } : null;
}

/** For an engine "busybox" is "busybox:latest", and it lists containers by the name they were given. */
function asWritten(reference: ImageReference & { kind: 'name' }): string {
  const name = familiarName(reference);
  return reference.tag === null && reference.digest === null ? name.replace(/:latest$/, '') : name;
}

async function byId(
  call: Pick<Call, 'actor' | 'cluster'>,
  owners: ImageOwners,
  images: readonly ImageThing[],
  written: string,
  reference: ImageReference,
): Promise<ResolvedImage | null> {
  const start = reference.kind === 'id' ? reference.hex : written;
  if (!/^[0-9a-f]{1,64}$/.test(start)) return null;
  const meant = images.filter(({ id }) => id.replace(/^sha256:/, '').startsWith(start));
  const collectionsOf = await collectionsOfImages(call, meant, owners);
  const hits = meant
    .map((image) => ({
      image,
      name: null,
      collections: collectionsOf(image).filter((owner) => may(call.actor, 'image.view', owner)),
    }))
    .filter(({ collections }) => collections.length > 0);
  const [first, second] = hits;
  return first && !second ? first : null;
}
