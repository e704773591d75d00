import { answerBytes } from '@/gateway/answer';
import type { Call, Procedure } from '@/gateway/call';
import { askEngine, jsonOf } from '@/gateway/pipeline/ask-engine';
import { answerEngineError } from '@/gateway/pipeline/engine-error';
import { may } from '@/gateway/pipeline/rights';
import type { Placed } from '@/gateway/placements/places';
import { visibleItems } from '@/gateway/resolve/resolve-thing';
import { filterNode } from '@/lib/docker-api/answers/node';
import { filterConfig, filterSecret } from '@/lib/docker-api/answers/swarm-data';
import type { JsonObject } from '@/lib/docker-api/json';
import { kinds } from '@/lib/docker-api/kinds/kinds';
import type { ThingKind } from '@/lib/docker-api/kinds/thing';
import { serialise } from '@/lib/docker-api/serialise';

/** Lists those of a Swarm's objects that the person may see. An engine without a Swarm says so itself. */
function swarmList(
  kind: ThingKind,
  show: (call: Call, item: JsonObject, thing: Placed) => JsonObject,
): Procedure {
  const { folder, itemsOf } = kinds[kind];
  return async (call) => {
    const answer = await askEngine(call, { method: 'GET', segments: [folder], query: call.query });
    if (answer.status >= 400) {
      await answerEngineError(call, answer);
      return;
    }
    const visible = await visibleItems(call, kind, itemsOf(jsonOf(answer)));
    const shown = visible.map(({ item, thing }) => show(call, item, thing));
    answerBytes(call.exchange, 200, 'application/json', serialise(shown));
  };
}

export const secretList = swarmList('secret', (_call, item) => filterSecret(item));

export const configList = swarmList('config', ({ actor }, item, { place }) =>
  filterConfig(item, may(actor, 'config.view-data', place.collection)),
);

export const nodeList = swarmList('node', ({ actor }, item, { place }) =>
  filterNode(item, may(actor, 'node.update', place.collection)),
);
