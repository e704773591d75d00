import { z } from 'zod';
import type { Call } from '@/gateway/call';
import { askEngine, jsonOf, type WholeAnswer } from '@/gateway/pipeline/ask-engine';
import { may } from '@/gateway/pipeline/rights';
import { placed } from '@/gateway/placements/places';
import { Refused } from '@/gateway/refused';
import { forgetOrigins, originsOf } from '@/gateway/resolve/image-origins';
import { asList, asObject, asText } from '@/lib/docker-api/answers/fields';
import type { JsonObject } from '@/lib/docker-api/json';
import type { ImageThing } from '@/lib/docker-api/kinds/image';

/** What an engine says it did: names taken off, images deleted with their layers. */
export type Removed = JsonObject;

const removedList = z.array(z.record(z.string(), z.string()));

export interface RemovalWish {
  readonly force: boolean;
  readonly noprune: boolean;
}

/**
 * Takes one name off an image, or deletes an image that has none. With its last name an image goes,
 * and with it those without a name that it was made of, unless somebody else's is among them.
 *
 * @param reference a whole name, or the full id of an image without one
 * @returns what the engine removed, or its refusal
 */
export async function removeReference(
  call: Call,
  image: ImageThing,
  reference: string,
  { force, noprune }: RemovalWish,
): Promise<{ readonly removed: readonly Removed[] } | { readonly refusal: WholeAnswer }> {
  const keepsParents = noprune || (await hasOthersParent(call, image.id));
  const answer = await askEngine(call, {
    method: 'DELETE',
    segments: ['images', reference],
    query: { force, noprune: keepsParents },
  });
  if (answer.status >= 400) return { refusal: answer };
  const removed = removedList.parse(jsonOf(answer));
  await forgetOrigins(
    call.cluster,
    removed.flatMap(({ Deleted }) => Deleted ?? []),
  );
  return { removed };
}

/**
 * Holds the end of an image, with its last name, against the containers that use it. Whoever uses it
 * keeps it: force overrules that for one's own stopped containers only.
 *
 * @throws Refused 409 in Docker's words
 */
export async function refuseWhileUsed(
  call: Call,
  image: ImageThing,
  reference: string,
  force: boolean,
): Promise<void> {
  const all = await call.cluster.inventory.things('container');
  const using = await placed(
    call.cluster,
    all.filter(({ imageId }) => imageId === image.id),
  );
  const holds = using.find(
    ({ state, place }) =>
      !force ||
      ['running', 'paused', 'restarting'].includes(state) ||
      !may(call.actor, 'container.remove', place.collection),
  );
  if (holds === undefined) return;
  const isSeen = may(call.actor, 'container.view', holds.place.collection);
  const who = isSeen ? `container ${holds.id.slice(0, 12)}` : 'a container';
  const how = force ? 'cannot be forced' : 'must force';
  throw new Refused(
    409,
    `conflict: unable to remove ${JSON.stringify(reference)} (${how}) - ${who} is using its referenced image ${image.id.slice(7, 19)}`,
  );
}

/** Whether the image was made of one without a name that the person may not remove: it would go too. */
async function hasOthersParent(call: Call, imageId: string): Promise<boolean> {
  const answer = await askEngine(call, { method: 'GET', segments: ['images', 'json'], query: { all: true } });
  const images = new Map(asList(jsonOf(answer)).map((item) => [asText(asObject(item).Id), asObject(item)]));
  const parents: string[] = [];
  for (
    let parent = parentOf(images.get(imageId));
    images.has(parent);
    parent = parentOf(images.get(parent))
  ) {
    if (parents.includes(parent)) break;
    parents.push(parent);
  }
  const origins = await originsOf(call.cluster, parents);
  return [...origins.values()].some(
    (collections) => !collections.some((collection) => may(call.actor, 'image.remove', collection)),
  );
}

function parentOf(image: JsonObject | undefined): string {
  return asText(image?.ParentId);
}
