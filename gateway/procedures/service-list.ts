import { answerBytes } from '@/gateway/answer';
import type { Call } from '@/gateway/call';
import { askEngine, jsonOf } from '@/gateway/pipeline/ask-engine';
import { answerEngineError } from '@/gateway/pipeline/engine-error';
import { visibleItems } from '@/gateway/resolve/resolve-thing';
import { serviceViewAt } from '@/gateway/services/service-view';
import { asList, asObject } from '@/lib/docker-api/answers/fields';
import { filterService } from '@/lib/docker-api/answers/service';
import { serialise } from '@/lib/docker-api/serialise';

/** Lists the services that the person may see. */
export async function serviceList(call: Call): Promise<void> {
  const answer = await askEngine(call, { method: 'GET', segments: ['services'], query: call.query });
  if (answer.status >= 400) {
    await answerEngineError(call, answer);
    return;
  }
  const items = asList(jsonOf(answer)).map(asObject);
  const shown = (await visibleItems(call, 'service', items)).map(({ item, thing }) =>
    filterService(item, serviceViewAt(call, thing.place.collection)),
  );
  answerBytes(call.exchange, 200, 'application/json', serialise(shown));
}
