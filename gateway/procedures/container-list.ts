import { answerBytes } from '@/gateway/answer';
import type { Call } from '@/gateway/call';
import { askCostly } from '@/gateway/engines/costly';
import { EngineUnreachable } from '@/gateway/engines/engine-unreachable';
import { answerKnownContainers, containerListViews } from '@/gateway/lists/known-containers';
import { askEngine, jsonOf } from '@/gateway/pipeline/ask-engine';
import { answerEngineError } from '@/gateway/pipeline/engine-error';
import { otherEngines } from '@/gateway/pipeline/other-engines';
import { resolveThing, visibleItems } from '@/gateway/resolve/resolve-thing';
import { filterContainerListItem } from '@/lib/docker-api/answers/container-list';
import { asList, asObject } from '@/lib/docker-api/answers/fields';
import type { Filters, QueryValues } from '@/lib/docker-api/query';
import { serialise } from '@/lib/docker-api/serialise';

/** Lists what the person may see: by what is known of the engine, where that is enough. */
export async function containerList(call: Call): Promise<void> {
  const query = await boundQuery(call);
  if (!(await answerKnownContainers(call, query))) await answerByEngine(call, query);
}

/**
 * The engine is asked without the limit, which is applied to what is left: else other people's
 * containers would use it up.
 */
async function answerByEngine(call: Call, { limit: asked, ...rest }: QueryValues): Promise<void> {
  const limit = typeof asked === 'number' && asked > 0 ? asked : null;
  // A limit shows the latest whether they run or not.
  const query = limit === null ? rest : { ...rest, all: true };
  const request = { method: 'GET', segments: ['containers', 'json'], query } as const;
  const ask = (at: Call) => (query.size === true ? askCostly(at, request) : askEngine(at, request));
  const answer = await ask(call);
  if (answer.status >= 400) {
    await answerEngineError(call, answer);
    return;
  }
  const others = await Promise.all(otherEngines(call).map((at) => ask(at).catch(unlessAway)));
  const items = [answer, ...others].flatMap((each) =>
    each !== null && each.status < 400 ? asList(jsonOf(each)).map(asObject) : [],
  );
  if (others.length > 0) items.sort((a, b) => Number(b.Created) - Number(a.Created));
  const visible = await visibleItems(call, 'container', items);
  const viewOf = containerListViews(call);
  const shown = (limit === null ? visible : visible.slice(0, limit)).map(({ item, thing }) =>
    filterContainerListItem(item, viewOf(thing.place.collection).view),
  );
  answerBytes(call.exchange, 200, 'application/json', serialise(shown));
}

/** Lists leave out an engine that is away; the one that is addressed must answer. */
function unlessAway(error: unknown): null {
  if (error instanceof EngineUnreachable) return null;
  throw error;
}

/** Full ids in place of names that would tell whether another container is there. */
async function boundQuery(call: Call): Promise<QueryValues> {
  const { before, since, filters, ...query } = call.query;
  return {
    ...query,
    ...(typeof before === 'string' && before !== '' ? { before: await fullId(call, before) } : {}),
    ...(typeof since === 'string' && since !== '' ? { since: await fullId(call, since) } : {}),
    ...(typeof filters === 'object' ? { filters: await boundFilters(call, filters) } : {}),
  };
}

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
