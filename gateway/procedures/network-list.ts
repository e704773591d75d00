import { answerBytes } from '@/gateway/answer';
import type { Call } from '@/gateway/call';
import { answerKnownList } from '@/gateway/lists/known-list';
import { askEngine, jsonOf } from '@/gateway/pipeline/ask-engine';
import { answerEngineError } from '@/gateway/pipeline/engine-error';
import { visibleItems } from '@/gateway/resolve/resolve-thing';
import { asList, asObject } from '@/lib/docker-api/answers/fields';
import { filterNetwork, listedNetwork } from '@/lib/docker-api/answers/network';
import { selectNetworks } from '@/lib/docker-api/lists/networks';
import { serialise } from '@/lib/docker-api/serialise';

/** Lists the networks that the person may see. */
export async function networkList(call: Call): Promise<void> {
  const isAnswered = await answerKnownList(call, {
    kind: 'network',
    select: selectNetworks(call.query),
    viewAt: () => ({ key: '', filter: (item) => filterNetwork(item, listedNetwork) }),
  });
  if (!isAnswered) await answerByEngine(call);
}

async function answerByEngine(call: Call): Promise<void> {
  const answer = await askEngine(call, { method: 'GET', segments: ['networks'], query: call.query });
  if (answer.status >= 400) {
    await answerEngineError(call, answer);
    return;
  }
  const items = asList(jsonOf(answer)).map(asObject);
  const shown = (await visibleItems(call, 'network', items)).map(({ item }) =>
    filterNetwork(item, listedNetwork),
  );
  answerBytes(call.exchange, 200, 'application/json', serialise(shown));
}
