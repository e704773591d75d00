import { answerJson } from '@/gateway/answer';
import type { Call } from '@/gateway/call';
import { oneAtATime } from '@/gateway/create/one-at-a-time';
import { demandGuarded } from '@/gateway/create/target-collection';
import { EngineUnreachable } from '@/gateway/engines/engine-unreachable';
import { addedToUses } from '@/gateway/limits/added-to-uses';
import { containerUses } from '@/gateway/limits/container-uses';
import { limitsOn } from '@/gateway/limits/limits-on';
import { withQuota } from '@/gateway/limits/with-quota';
import { askEngine, jsonOf } from '@/gateway/pipeline/ask-engine';
import { callAt } from '@/gateway/pipeline/call-at';
import { demandOnTarget } from '@/gateway/pipeline/demand-on-target';
import { answerEngineError, engineMessage } from '@/gateway/pipeline/engine-error';
import { type Outcome, onRecord } from '@/gateway/pipeline/on-record';
import type { Placed } from '@/gateway/placements/places';
import { recordUses } from '@/gateway/placements/record';
import { Refused } from '@/gateway/refused';
import { targetOf } from '@/gateway/resolve/resolve-target';
import { resolveThing } from '@/gateway/resolve/resolve-thing';
import { asList, asObject } from '@/lib/docker-api/answers/fields';
import {
  type GuardedUpdate,
  guardContainerUpdate,
  type HeldResources,
} from '@/lib/docker-api/guard/container-update';
import type { JsonObject } from '@/lib/docker-api/json';
import { containerUpdate as containerUpdateSchema } from '@/lib/docker-api/schemas/container-update';

/** Changes the limits and the restart policy of a container, within the limits of its collection. */
export async function containerUpdate(asked: Call): Promise<void> {
  const found = await resolveThing(asked, 'container', asked.parameter);
  demandOnTarget(asked, targetOf(found));
  const call = callAt(asked, found);
  // What an update adds is told by what was there before it.
  await oneAtATime(call.cluster, [`update of ${found.id}`], () => updateFound(call, found.id));
}

async function updateFound(call: Call, id: string): Promise<void> {
  const thing = await resolveThing(call, 'container', id);
  const target = targetOf(thing);
  const { operation, allowedBy } = demandOnTarget(call, target);
  const { collection } = thing.place;
  const subject = { ...target.subject, operation };
  const limits = await limitsOn(collection);
  const host = await hostConfigOf(call, thing);
  const guarded = guardContainerUpdate(containerUpdateSchema.parse(call.body), heldBy(host), limits);
  demandGuarded(call, guarded, collection, subject);
  const more = await addedToUses(call.cluster, thing, guarded, containerUses(host));
  const counting = limits.countsMemory ?? limits.countsCpus;
  if (thing.place.through && counting !== null && more.memoryBytes + more.nanoCpus > 0) {
    throw new Refused(
      403,
      `It is a task of a service, whose limits count in ${counting}: update the service.`,
      {
        isRecorded: true,
        limitOf: counting,
        subject,
      },
    );
  }
  const request = { update: guarded.update };
  await withQuota(call, collection, { containers: 0, services: 0, ...more }, subject, (claim) =>
    onRecord(call, { ...subject, allowedBy, request }, () => send(call, thing, guarded, claim)),
  );
}

async function send(
  call: Call,
  thing: Placed,
  { update }: GuardedUpdate,
  claim: string | null,
): Promise<Outcome> {
  const answer = await askEngine(call, {
    method: 'POST',
    segments: ['containers', thing.id, 'update'],
    body: update,
  });
  const { status } = answer;
  if (status >= 400) {
    await answerEngineError(call, answer);
    return { status, detail: engineMessage(answer) };
  }
  await recordUses(call.cluster, thing, containerUses(await hostConfigOf(call, thing)), claim);
  answerJson(call.exchange, 200, { Warnings: asList(asObject(jsonOf(answer)).Warnings) });
  return { status };
}

async function hostConfigOf(call: Call, { id }: Placed): Promise<JsonObject> {
  const answer = await askEngine(call, { method: 'GET', segments: ['containers', id, 'json'] });
  if (answer.status >= 400) throw new EngineUnreachable('the container is not there any more');
  return asObject(asObject(jsonOf(answer)).HostConfig);
}

function heldBy(host: JsonObject): HeldResources {
  const number = (value: unknown) => (typeof value === 'number' ? value : 0);
  const { Memory, MemorySwap, NanoCpus, CpuPeriod, CpuQuota } = host;
  return {
    Memory: number(Memory),
    MemorySwap: number(MemorySwap),
    NanoCpus: number(NanoCpus),
    CpuPeriod: number(CpuPeriod),
    CpuQuota: number(CpuQuota),
  };
}
