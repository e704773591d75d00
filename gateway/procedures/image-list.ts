import { answerBytes } from '@/gateway/answer';
import type { Call } from '@/gateway/call';
import { knownItems } from '@/gateway/lists/answer-list';
import { askEngine, jsonOf } from '@/gateway/pipeline/ask-engine';
import { answerEngineError } from '@/gateway/pipeline/engine-error';
import { resolveImage } from '@/gateway/resolve/resolve-image';
import { visibleImages } from '@/gateway/resolve/visible-images';
import { asList, asObject } from '@/lib/docker-api/answers/fields';
import type { JsonObject } from '@/lib/docker-api/json';
import { selectImages } from '@/lib/docker-api/lists/images';
import type { QueryValues } from '@/lib/docker-api/query';
import { jsonText, serialise } from '@/lib/docker-api/serialise';

/** Lists the images that the person may see, under the names by which they may see them. */
export async function imageList(call: Call): Promise<void> {
  const query = await boundQuery(call);
  const known = await knownImages(call, query);
  if (known) {
    const list = `${jsonText(await visibleImages(call, known))}\n`;
    answerBytes(call.exchange, 200, 'application/json', list);
    return;
  }
  const answer = await askEngine(call, { method: 'GET', segments: ['images', 'json'], query });
  if (answer.status >= 400) {
    await answerEngineError(call, answer);
    return;
  }
  const items = asList(jsonOf(answer)).map(asObject);
  answerBytes(call.exchange, 200, 'application/json', serialise(await visibleImages(call, items)));
}

/** Those that the engine would list, by what is known of it; null where only it can tell. */
async function knownImages(call: Call, query: QueryValues): Promise<readonly JsonObject[] | null> {
  const selection = selectImages(query, call.apiVersion);
  const items = selection && (await knownItems(call, 'image'));
  if (!selection || !items) return null;
  const read = items.map(({ id, name, thing, item }) => ({ listed: { id, name, thing, item } }));
  return selection.select(read).map(({ listed }) => selection.narrow(listed.item));
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
