import { answerBytes } from '@/gateway/answer';
import type { Call } from '@/gateway/call';
import { answerKnownTasks } from '@/gateway/lists/known-tasks';
import { askEngine, jsonOf } from '@/gateway/pipeline/ask-engine';
import { answerEngineError } from '@/gateway/pipeline/engine-error';
import { may } from '@/gateway/pipeline/rights';
import { withServices } from '@/gateway/resolve/resolve-task';
import { resolveThing } from '@/gateway/resolve/resolve-thing';
import { taskViews } from '@/gateway/services/service-view';
import { asList, asObject } from '@/lib/docker-api/answers/fields';
import { filterTask } from '@/lib/docker-api/answers/task';
import { readTask } from '@/lib/docker-api/kinds/task';
import type { QueryValues } from '@/lib/docker-api/query';
import { serialise } from '@/lib/docker-api/serialise';

/** Lists the tasks of the services that the person may see. */
export async function taskList(call: Call): Promise<void> {
  const query = await boundQuery(call);
  if (await answerKnownTasks(call, query)) return;
  const answer = await askEngine(call, { method: 'GET', segments: ['tasks'], query });
  // Who is told that an update is done finds it done in every list.
  call.cluster.inventory.touch({ kind: 'task', id: null });
  if (answer.status >= 400) {
    await answerEngineError(call, answer);
    return;
  }
  const items = asList(jsonOf(answer)).map(asObject);
  const owned = await withServices(call, items.map(readTask));
  const viewAt = await taskViews(call);
  const shown = items.flatMap((item, at) => {
    const collection = owned[at]?.service.place.collection;
    if (collection === undefined || !may(call.actor, 'service.view', collection)) return [];
    return [filterTask(item, viewAt(collection))];
  });
  answerBytes(call.exchange, 200, 'application/json', serialise(shown));
}

/** Filters that name a service or a node would tell whether it is there. */
async function boundQuery(call: Call): Promise<QueryValues> {
  const { filters } = call.query;
  if (typeof filters !== 'object') return call.query;
  const bound: Record<string, readonly string[]> = { ...filters };
  for (const kind of ['service', 'node'] as const) {
    const references = filters[kind];
    if (!references) continue;
    const found = await Promise.all(references.map((reference) => resolveThing(call, kind, reference)));
    bound[kind] = found.map(({ id }) => id);
  }
  return { ...call.query, filters: bound };
}
