import { answerBytes } from '@/gateway/answer';
import type { Call, Procedure } from '@/gateway/call';
import { answerKnownList, type ItemView } from '@/gateway/lists/known-list';
import { askEngine, jsonOf } from '@/gateway/pipeline/ask-engine';
import { answerEngineError } from '@/gateway/pipeline/engine-error';
import { may } from '@/gateway/pipeline/rights';
import { visibleItems } from '@/gateway/resolve/resolve-thing';
import type { CollectionPath } from '@/lib/access/collection-path';
import { filterNode } from '@/lib/docker-api/answers/node';
import { filterConfig, filterSecret } from '@/lib/docker-api/answers/swarm-data';
import { kinds } from '@/lib/docker-api/kinds/kinds';
import type { Thing, ThingKind } from '@/lib/docker-api/kinds/thing';
import type { Selection } from '@/lib/docker-api/lists/selection';
import { selectNodes, selectSwarmData } from '@/lib/docker-api/lists/swarm';
import type { QueryValues } from '@/lib/docker-api/query';
import { serialise } from '@/lib/docker-api/serialise';

/** Lists those of a Swarm's objects that the person may see. An engine without a Swarm says so itself. */
function swarmList(
  kind: ThingKind,
  select: (query: QueryValues) => Selection<Thing> | null,
  viewAt: (call: Call, collection: CollectionPath) => ItemView,
): Procedure {
  const { folder, itemsOf } = kinds[kind];
  return async (call) => {
    const view = (collection: CollectionPath) => viewAt(call, collection);
    if (await answerKnownList(call, { kind, select: select(call.query), viewAt: view })) return;
    const answer = await askEngine(call, { method: 'GET', segments: [folder], query: call.query });
    if (answer.status >= 400) {
      await answerEngineError(call, answer);
      return;
    }
    const visible = await visibleItems(call, kind, itemsOf(jsonOf(answer)));
    const shown = visible.map(({ item, thing }) => view(thing.place.collection).filter(item));
    answerBytes(call.exchange, 200, 'application/json', serialise(shown));
  };
}

export const secretList = swarmList('secret', selectSwarmData, () => ({ key: '', filter: filterSecret }));

export const configList = swarmList('config', selectSwarmData, ({ actor }, collection) => {
  const showsData = may(actor, 'config.view-data', collection);
  return { key: String(showsData), filter: (item) => filterConfig(item, showsData) };
});

export const nodeList = swarmList('node', selectNodes, ({ actor }, collection) => {
  const showsAll = may(actor, 'node.update', collection);
  return { key: String(showsAll), filter: (item) => filterNode(item, showsAll) };
});
