import { answerBytes } from '@/gateway/answer';
import type { Call } from '@/gateway/call';
import { answerKnownServices, serviceListViews } from '@/gateway/lists/known-services';
import { askEngine, jsonOf } from '@/gateway/pipeline/ask-engine';
import { answerEngineError } from '@/gateway/pipeline/engine-error';
import { visibleItems } from '@/gateway/resolve/resolve-thing';
import { asList, asObject } from '@/lib/docker-api/answers/fields';
import { serialise } from '@/lib/docker-api/serialise';

/** Lists the services that the person may see: by what is known of the Swarm, where that is enough. */
export async function serviceList(call: Call): Promise<void> {
  if (await answerKnownServices(call)) return;
  const answer = await askEngine(call, { method: 'GET', segments: ['services'], query: call.query });
  if (answer.status >= 400) {
    await answerEngineError(call, answer);
    return;
  }
  const items = asList(jsonOf(answer)).map(asObject);
  const viewOf = serviceListViews(call);
  const shown = (await visibleItems(call, 'service', items)).map(({ item, thing }) =>
    viewOf(thing.place.collection).filter(item),
  );
  answerBytes(call.exchange, 200, 'application/json', serialise(shown));
}
