import * as z from 'zod/mini';
import type { AskDoor } from '@/lib/docker-api/ask-door';
import type { JsonObject } from '@/lib/docker-api/json';
import { imageOf, withImage } from '@/lib/docker-api/spec/service-changes';
import { failureMessage } from '@/lib/http/failure';

const distribution = z.looseObject({ Descriptor: z.looseObject({ digest: z.string() }) });

export interface Pinned {
  readonly spec: JsonObject;
  /** Why the image is sent as it was written; "" where its digest was found, or was given. */
  readonly warning: string;
}

/**
 * The spec with the digest of its image, as `docker service create` writes it: every node then runs the
 * same, whatever becomes of the tag. Where the registry does not say, the image goes as it was written,
 * and nodes run what they have under that name.
 */
export async function withPinnedImage(ask: AskDoor, spec: JsonObject): Promise<Pinned> {
  const image = imageOf(spec);
  if (image === '' || image.includes('@')) return { spec, warning: '' };
  const named = image.lastIndexOf(':') > image.lastIndexOf('/') ? image : `${image}:latest`;
  try {
    const { Descriptor } = z.parse(distribution, await ask('GET', `/distribution/${named}/json`));
    return { spec: withImage(spec, `${named}@${Descriptor.digest}`), warning: '' };
  } catch (error) {
    const reason = failureMessage(error).replace(/\.?$/, '.');
    return { spec, warning: `The registry did not tell what ${image} is now: ${reason}` };
  }
}
