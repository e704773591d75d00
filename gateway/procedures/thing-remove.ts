import { answerNothing } from '@/gateway/answer';
import type { Call } from '@/gateway/call';
import { oneAtATime } from '@/gateway/create/one-at-a-time';
import { askEngine } from '@/gateway/pipeline/ask-engine';
import { callAt } from '@/gateway/pipeline/call-at';
import { demandOnTarget } from '@/gateway/pipeline/demand-on-target';
import { answerEngineError, engineMessage } from '@/gateway/pipeline/engine-error';
import { onRecord } from '@/gateway/pipeline/on-record';
import type { Placed } from '@/gateway/placements/places';
import { forgetPlace } from '@/gateway/placements/record';
import { Refused } from '@/gateway/refused';
import { targetOf } from '@/gateway/resolve/resolve-target';
import { resolveThing } from '@/gateway/resolve/resolve-thing';
import { isThingKind, kinds } from '@/lib/docker-api/kinds/kinds';
import type { ThingKind } from '@/lib/docker-api/kinds/thing';

/** Removes a thing of any kind, and with it the record of its place. */
export async function thingRemove(call: Call): Promise<void> {
  const { route, cluster } = call;
  const kind = route.target;
  if (!isThingKind(kind)) throw new Error(`Nothing removes ${kind} here.`);
  // A volume is known by its name alone: between finding and removing it, nobody may make another.
  await oneAtATime(cluster, kind === 'volume' ? [`volume ${call.parameter}`] : [], () =>
    removeFound(call, kind),
  );
}

/** Null where it is not there and its removal was forced: an engine takes that for done with volumes. */
async function findToRemove(call: Call, kind: ThingKind): Promise<Placed | null> {
  try {
    return await resolveThing(call, kind, call.parameter);
  } catch (error) {
    const isDone = kind === 'volume' && call.query.force === true;
    if (isDone && error instanceof Refused && error.status === 404) return null;
    throw error;
  }
}

async function removeFound(asked: Call, kind: ThingKind): Promise<void> {
  const thing = await findToRemove(asked, kind);
  if (thing === null) {
    answerNothing(asked.exchange, 204);
    return;
  }
  const call = callAt(asked, thing);
  const { cluster, query } = call;
  const target = targetOf(thing);
  const { operation, allowedBy } = demandOnTarget(call, target);
  await onRecord(call, { ...target.subject, operation, allowedBy, request: { query } }, async () => {
    const answer = await askEngine(call, {
      method: 'DELETE',
      segments: [kinds[kind].folder, thing.id],
      query,
    });
    const { status } = answer;
    if (status >= 400) {
      await answerEngineError(call, answer);
      return { status, detail: engineMessage(answer) };
    }
    // The events that tell of its end are still under way to people who could see it.
    call.door.lastKnown.remember(cluster.id, kind, thing.id, thing.place.collection);
    await forgetPlace(cluster, thing);
    answerNothing(call.exchange, status === 200 ? 200 : 204);
    return { status };
  });
}
