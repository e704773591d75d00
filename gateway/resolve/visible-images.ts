import type { Call } from '@/gateway/call';
import { seesRepository } from '@/gateway/pipeline/filter-answer';
import { may } from '@/gateway/pipeline/rights';
import { collectionsOfImages } from '@/gateway/resolve/image-origins';
import { rootCollection } from '@/lib/access/collection-path';
import { asText } from '@/lib/docker-api/answers/fields';
import { filterImageListItem, repositoriesOf } from '@/lib/docker-api/answers/images';
import type { JsonObject } from '@/lib/docker-api/json';

/** Those items of an engine's list of images that the person may see, under the names they may see. */
export async function visibleImages(
  call: Pick<Call, 'actor' | 'cluster'>,
  items: readonly JsonObject[],
): Promise<JsonObject[]> {
  const seesNamed = await seesRepository(call, false);
  const seesNameless = await seenNameless(call, items);
  const view = { host: may(call.actor, 'container.view-host', rootCollection) };
  return items.flatMap((item) => {
    const image = filterImageListItem(
      item,
      (repository) => (repository === null ? seesNameless.has(asText(item.Id)) : seesNamed(repository)),
      view,
    );
    return image === null ? [] : [image];
  });
}

/** The ids of those images without a name that the person may see. */
async function seenNameless(
  call: Pick<Call, 'actor' | 'cluster'>,
  items: readonly JsonObject[],
): Promise<ReadonlySet<string>> {
  const nameless = items
    .filter((item) => repositoriesOf(item).length === 0)
    .map((item) => ({ id: asText(item.Id), tags: [], digests: [] }));
  const collectionsOf = await collectionsOfImages(call, nameless);
  return new Set(
    nameless
      .filter((image) => collectionsOf(image).some((owner) => may(call.actor, 'image.view', owner)))
      .map(({ id }) => id),
  );
}
