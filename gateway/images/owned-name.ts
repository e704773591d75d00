import { accepted, Refused } from '@/gateway/refused';
import { imageOwners } from '@/gateway/resolve/image-owner';
import type { CollectionPath } from '@/lib/access/collection-path';
import {
  familiarName,
  familiarRepository,
  type NamedReference,
  parseImageReference,
} from '@/lib/docker-api/image-reference';

/** A name of images and the collection that owns it. */
export interface OwnedName {
  readonly reference: NamedReference;
  /** As engines list it: "busybox:latest", "busybox@sha256:…". */
  readonly name: string;
  /** The same without tag and digest, as engines write it. */
  readonly repository: string;
  readonly collection: CollectionPath;
}

/**
 * The name that a request gives, and who owns it.
 *
 * @throws Refused 400 for what is no name, an id for example
 */
export async function ownedName(written: string): Promise<OwnedName> {
  const reference = accepted(parseImageReference(written));
  if (reference.kind === 'id') throw new Refused(400, 'an image is named here, not an id');
  const { ofRepository } = await imageOwners();
  return {
    reference,
    name: familiarName(reference),
    repository: familiarRepository(reference),
    collection: ofRepository(reference.repository),
  };
}

/**
 * A name that an image is to have: repository and tag may be given together or apart.
 *
 * @throws Refused 400
 */
export async function newImageName(repository: string, tag: string): Promise<OwnedName> {
  const owned = await ownedName(nameAndTag(repository, tag));
  if (owned.reference.digest !== null) throw new Refused(400, 'a digest cannot be given to an image');
  return owned;
}

/** One reference from the two parameters that may each hold a part of it. */
export function nameAndTag(name: string, tag: string): string {
  if (tag === '') return name;
  if (/@|:[^/]*$/.test(name)) throw new Refused(400, 'the image is named with a tag already');
  return tag.startsWith('sha256:') ? `${name}@${tag}` : `${name}:${tag}`;
}

export function tagOf({ reference }: OwnedName): string {
  return reference.tag ?? 'latest';
}
