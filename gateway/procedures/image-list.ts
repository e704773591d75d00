import { answerBytes } from '@/gateway/answer';
import type { Call } from '@/gateway/call';
import { askEngine, jsonOf } from '@/gateway/pipeline/ask-engine';
import { answerEngineError } from '@/gateway/pipeline/engine-error';
import { seesRepository } from '@/gateway/pipeline/filter-answer';
import { may } from '@/gateway/pipeline/rights';
import { collectionsOfImages } from '@/gateway/resolve/image-origins';
import { resolveImage } from '@/gateway/resolve/resolve-image';
import { asList, asObject, asText } from '@/lib/docker-api/answers/fields';
import { filterImageListItem, repositoriesOf } from '@/lib/docker-api/answers/images';
import type { JsonObject } from '@/lib/docker-api/json';
import type { QueryValues } from '@/lib/docker-api/query';
import { serialise } from '@/lib/docker-api/serialise';

/** Lists the images that the person may see, under the names by which they may see them. */
export async function imageList(call: Call): Promise<void> {
  const query = await boundQuery(call);
  const answer = await askEngine(call, { method: 'GET', segments: ['images', 'json'], query });
  if (answer.status >= 400) {
    await answerEngineError(call, answer);
    return;
  }
  const items = asList(jsonOf(answer)).map(asObject);
  const seesNamed = await seesRepository(call, false);
  const seesNameless = await seenNameless(call, items);
  const shown: JsonObject[] = [];
  for (const item of items) {
    const image = filterImageListItem(item, (repository) =>
      repository === null ? seesNameless.has(asText(item.Id)) : seesNamed(repository),
    );
    if (image) shown.push(image);
  }
  answerBytes(call.exchange, 200, 'application/json', serialise(shown));
}

/** Filters that name another image would tell whether it is there. */
async function boundQuery(call: Call): Promise<QueryValues> {
  const { filters } = call.query;
  if (typeof filters !== 'object') return call.query;
  const bound: Record<string, readonly string[]> = { ...filters };
  for (const key of ['before', 'since']) {
    const references = filters[key];
    if (!references) continue;
    const images = await Promise.all(references.map((reference) => resolveImage(call, reference)));
    bound[key] = images.map(({ image }) => image.id);
  }
  return { ...call.query, filters: bound };
}

/** The ids of those images without a name that the person may see. */
async function seenNameless(call: Call, items: readonly JsonObject[]): Promise<ReadonlySet<string>> {
  const nameless = items
    .filter((item) => repositoriesOf(item).length === 0)
    .map((item) => ({ id: asText(item.Id), tags: [], digests: [] }));
  const collectionsOf = await collectionsOfImages(call.cluster, nameless);
  return new Set(
    nameless
      .filter((image) => collectionsOf(image).some((owner) => may(call.actor, 'image.view', owner)))
      .map(({ id }) => id),
  );
}
