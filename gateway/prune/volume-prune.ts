import { answerJson } from '@/gateway/answer';
import type { Call } from '@/gateway/call';
import { askCostly } from '@/gateway/engines/costly';
import { askEngine, jsonOf } from '@/gateway/pipeline/ask-engine';
import { answerEngineError } from '@/gateway/pipeline/engine-error';
import { onePrune, pruneEach, removable } from '@/gateway/prune/prune-each';
import { filtersOf, pruneWishOf } from '@/gateway/prune/wish-of';
import { Refused } from '@/gateway/refused';
import { visibleItems } from '@/gateway/resolve/resolve-thing';
import { asList, asObject, asText } from '@/lib/docker-api/answers/fields';
import type { JsonObject } from '@/lib/docker-api/json';
import type { Thing } from '@/lib/docker-api/kinds/thing';

/** Engines mark volumes without a name of their own with it, from API 1.42 on. */
const anonymousLabel = 'com.docker.volume.anonymous';
const everything = ['1', 'true', 'yes', 't'];
const anonymousOnly = ['0', 'false', 'no', 'none', ''];

/**
 * Removes the volumes that no container mounts and the person may remove. Clients of API 1.42 and later
 * mean those without a name, unless they say `all`.
 */
export async function volumePrune(call: Call): Promise<void> {
  const wish = pruneWishOf(call);
  const isMeant = meant(call);
  await onePrune(call, 'volumes', async () => {
    const answer = await askEngine(call, {
      method: 'GET',
      segments: ['volumes'],
      query: { filters: { dangling: ['true'] } },
    });
    if (answer.status >= 400) return answerEngineError(call, answer);
    const items = asList(asObject(jsonOf(answer)).Volumes).map(asObject);
    const visible = await visibleItems(call, 'volume', items);
    const chosen = removable(
      call,
      'volume',
      visible.flatMap(({ item, thing }) =>
        item.Driver === 'local' && isPlain(item) && isMeant(thing) && wish.matches(thing.labels, 0)
          ? [thing]
          : [],
      ),
    );
    const sizes = chosen.length === 0 ? new Map<string, number>() : await sizesOf(call);
    const gone = await pruneEach(call, 'volume', chosen);
    answerJson(call.exchange, 200, {
      VolumesDeleted: gone.length === 0 ? null : gone.map(({ id }) => id),
      SpaceReclaimed: gone.reduce((sum, { id }) => sum + (sizes.get(id) ?? 0), 0),
    });
  });
}

/** One with options may be a file system of elsewhere: the engine leaves those too. */
function isPlain({ Options }: JsonObject): boolean {
  return Object.keys(asObject(Options)).length === 0;
}

function meant(call: Call): (volume: Thing) => boolean {
  const isMarked = Number(call.apiVersion.split('.')[1]) >= 42;
  const { all } = filtersOf(call);
  if (all !== undefined && !isMarked) throw new Refused(400, "invalid filter 'all'");
  const [word = 'false', ...more] = all ?? [];
  if (more.length > 0 || ![...everything, ...anonymousOnly].includes(word.toLowerCase())) {
    throw new Refused(400, "invalid filter 'all'");
  }
  if (!isMarked || everything.includes(word.toLowerCase())) return () => true;
  return ({ labels }) => Object.hasOwn(labels, anonymousLabel);
}

/** What each volume holds, which only a look at the disk tells. */
async function sizesOf(call: Call): Promise<Map<string, number>> {
  const isSelective = Number(call.apiVersion.split('.')[1]) >= 42;
  const answer = await askCostly(call, {
    method: 'GET',
    segments: ['system', 'df'],
    ...(isSelective ? { query: { type: 'volume' } } : {}),
  });
  if (answer.status >= 400) return new Map();
  const volumes = asList(asObject(jsonOf(answer)).Volumes).map(asObject);
  return new Map(
    volumes.map(({ Name, UsageData }) => {
      const { Size } = asObject(UsageData);
      return [asText(Name), typeof Size === 'number' && Size > 0 ? Size : 0];
    }),
  );
}
