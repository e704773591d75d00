import { answerBytes } from '@/gateway/answer';
import type { Call } from '@/gateway/call';
import { answerKnownList } from '@/gateway/lists/known-list';
import { askEngine, jsonOf } from '@/gateway/pipeline/ask-engine';
import { answerEngineError } from '@/gateway/pipeline/engine-error';
import { viewAt } from '@/gateway/resolve/container-view';
import { visibleItems } from '@/gateway/resolve/resolve-thing';
import { asList, asObject } from '@/lib/docker-api/answers/fields';
import { filterVolume } from '@/lib/docker-api/answers/volume';
import { selectVolumes } from '@/lib/docker-api/lists/volumes';
import { serialise } from '@/lib/docker-api/serialise';

/** Lists the volumes that the person may see. The engine's warnings are about all of them and stay. */
export async function volumeList(call: Call): Promise<void> {
  const isAnswered = await answerKnownList(call, {
    kind: 'volume',
    select: selectVolumes(call.query),
    viewAt: (collection) => {
      const view = viewAt(call, collection);
      return { key: String(view.host), filter: (item) => filterVolume(item, view) };
    },
    frame: ['{"Volumes":[', '],"Warnings":null}\n'],
  });
  if (!isAnswered) await answerByEngine(call);
}

async function answerByEngine(call: Call): Promise<void> {
  const answer = await askEngine(call, { method: 'GET', segments: ['volumes'], query: call.query });
  if (answer.status >= 400) {
    await answerEngineError(call, answer);
    return;
  }
  const items = asList(asObject(jsonOf(answer)).Volumes).map(asObject);
  const shown = (await visibleItems(call, 'volume', items)).map(({ item, thing }) =>
    filterVolume(item, viewAt(call, thing.place.collection)),
  );
  answerBytes(call.exchange, 200, 'application/json', serialise({ Volumes: shown, Warnings: null }));
}
