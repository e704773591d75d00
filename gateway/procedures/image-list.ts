import { answerBytes } from '@/gateway/answer';
import type { Call } from '@/gateway/call';
import { askEngine, jsonOf } from '@/gateway/pipeline/ask-engine';
import { answerEngineError } from '@/gateway/pipeline/engine-error';
import { resolveImage } from '@/gateway/resolve/resolve-image';
import { visibleImages } from '@/gateway/resolve/visible-images';
import { asList, asObject } from '@/lib/docker-api/answers/fields';
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
  answerBytes(call.exchange, 200, 'application/json', serialise(await visibleImages(call, items)));
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
