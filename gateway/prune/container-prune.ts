import { answerJson } from '@/gateway/answer';
import type { Call } from '@/gateway/call';
import { askCostly } from '@/gateway/engines/costly';
import { askEngine, jsonOf } from '@/gateway/pipeline/ask-engine';
import { answerEngineError } from '@/gateway/pipeline/engine-error';
import { onePrune, pruneEach, removable } from '@/gateway/prune/prune-each';
import { pruneWishOf } from '@/gateway/prune/wish-of';
import { visibleItems } from '@/gateway/resolve/resolve-thing';
import { asList, asObject } from '@/lib/docker-api/answers/fields';
import type { JsonObject } from '@/lib/docker-api/json';

/** Engines prune what does not run; they list it under these states. */
const stopped = { status: ['created', 'exited', 'dead'] } as const;

/** Removes the stopped containers that the person may remove. */
export async function containerPrune(call: Call): Promise<void> {
  const wish = pruneWishOf(call);
  await onePrune(call, 'containers', async () => {
    const asked = { method: 'GET', segments: ['containers', 'json'] } as const;
    const answer = await askEngine(call, { ...asked, query: { all: true, filters: stopped } });
    if (answer.status >= 400) return answerEngineError(call, answer);
    const visible = await visibleItems(call, 'container', asList(jsonOf(answer)).map(asObject));
    const chosen = removable(
      call,
      'container',
      visible.flatMap(({ item, thing }) =>
        wish.matches(thing.labels, Number(item.Created) * 1_000) ? [thing] : [],
      ),
    );
    const sizes =
      chosen.length === 0
        ? []
        : jsonOf(await askCostly(call, { ...asked, query: { all: true, size: true, filters: stopped } }));
    const sizeOf = new Map(
      asList(sizes)
        .map(asObject)
        .map((item) => [item.Id, writtenBytes(item)]),
    );
    const gone = await pruneEach(call, 'container', chosen);
    answerJson(call.exchange, 200, {
      ContainersDeleted: gone.length === 0 ? null : gone.map(({ id }) => id),
      SpaceReclaimed: gone.reduce((sum, { id }) => sum + (sizeOf.get(id) ?? 0), 0),
    });
  });
}

function writtenBytes({ SizeRw }: JsonObject): number {
  return typeof SizeRw === 'number' && SizeRw > 0 ? SizeRw : 0;
}
