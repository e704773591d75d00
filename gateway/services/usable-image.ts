import type { Call } from '@/gateway/call';
import { demand, demandOnOwner } from '@/gateway/pipeline/rights';
import { Refused } from '@/gateway/refused';
import { demandRegistry } from '@/gateway/registries/allowed-registry';
import { imageOwners } from '@/gateway/resolve/image-owner';
import { rootCollection } from '@/lib/access/collection-path';
import { isRefusal } from '@/lib/docker-api/errors';
import { familiarName, type ImageReference, parseImageReference } from '@/lib/docker-api/image-reference';

type NamedImage = Extract<ImageReference, { kind: 'name' }>;

/**
 * Demands the right to the image of a service, by the owner of its name: every node fetches it by
 * that name. An id means whatever a node happens to hold, so it needs the right to all images.
 *
 * @returns how the nodes shall be told: never anything that they could read as the start of an id
 */
export async function usableImage(call: Call, written: string): Promise<string> {
  const reference = parsed(written);
  if (reference.kind === 'id') {
    demand(call, 'image.use', rootCollection, { resourceKind: 'image', resourceName: written });
    return familiarName(reference);
  }
  const collection = (await imageOwners()).ofRepository(reference.repository);
  const subject = { resourceKind: 'image', resourceName: familiarName(reference), collection };
  demandOnOwner(call, 'image.use', collection, subject, `the image name ${subject.resourceName}`);
  demandRegistry(call, reference.domain, { ...subject, operation: 'image.use' });
  return familiarName(reference);
}

/** The repository of an image by name; null for an id. */
export function repositoryOf(written: string): NamedImage | null {
  const reference = parsed(written);
  return reference.kind === 'id' ? null : reference;
}

function parsed(written: string): ImageReference {
  const reference = parseImageReference(written);
  if (isRefusal(reference)) throw new Refused(reference.status, reference.message);
  return reference;
}
