import { answerBytes } from '@/gateway/answer';
import type { Call } from '@/gateway/call';
import { askCostly } from '@/gateway/engines/costly';
import { askEngine, jsonOf } from '@/gateway/pipeline/ask-engine';
import { answerEngineError } from '@/gateway/pipeline/engine-error';
import { viewAt } from '@/gateway/resolve/container-view';
import { resolveThing, visibleItems } from '@/gateway/resolve/resolve-thing';
import { filterContainerListItem } from '@/lib/docker-api/answers/container-list';
import { asList, asObject } from '@/lib/docker-api/answers/fields';
import type { Filters, QueryValues } from '@/lib/docker-api/query';
import { serialise } from '@/lib/docker-api/serialise';

/**
 * Lists what the person may see. The engine is asked without the limit, which is applied to what is
 * left: else other people's containers would use it up.
 */
export async function containerList(call: Call): Promise<void> {
  const limit = typeof call.query.limit === 'number' && call.query.limit > 0 ? call.query.limit : null;
  const query = await engineQueryOf(call, limit);
  const asked = { method: 'GET', segments: ['containers', 'json'], query } as const;
  const answer = await (query.size === true ? askCostly(call, asked) : askEngine(call, asked));
  if (answer.status >= 400) {
    await answerEngineError(call, answer);
    return;
  }
  const items = asList(jsonOf(answer)).map(asObject);
  const visible = await visibleItems(call, 'container', items);
  const shown = (limit === null ? visible : visible.slice(0, limit)).map(({ item, thing }) =>
    filterContainerListItem(item, viewAt(call, thing.place.collection)),
  );
  answerBytes(call.exchange, 200, 'application/json', serialise(shown));
}

async function engineQueryOf(call: Call, limit: number | null): Promise<QueryValues> {
  const { limit: _limit, before, since, filters, ...query } = call.query;
  return {
    ...query,
    // A limit shows the latest whether they run or not.
    ...(limit === null ? {} : { all: true }),
    ...(typeof before === 'string' && before !== '' ? { before: await fullId(call, before) } : {}),
    ...(typeof since === 'string' && since !== '' ? { since: await fullId(call, since) } : {}),
    ...(typeof filters === 'object' ? { filters: await boundFilters(call, filters) } : {}),
  };
}

/** Filters that name another container would tell whether it is there. */
async function boundFilters(call: Call, filters: Filters): Promise<Filters> {
  const bound: Record<string, readonly string[]> = { ...filters };
  for (const key of ['before', 'since']) {
    const references = filters[key];
    if (references) bound[key] = await Promise.all(references.map((reference) => fullId(call, reference)));
  }
  return bound;
}

async function fullId(call: Call, reference: string): Promise<string> {
  return (await resolveThing(call, 'container', reference)).id;
}
