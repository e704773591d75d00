import { z } from 'zod';
import { answerJson } from '@/gateway/answer';
import type { Call } from '@/gateway/call';
import { type ContainerPlan, planContainer } from '@/gateway/create/container-plan';
import { keepOrRemove } from '@/gateway/create/keep-or-remove';
import { makeWithinMs, oneAtATime } from '@/gateway/create/one-at-a-time';
import { createVolume, removeVolume } from '@/gateway/create/volume-create';
import { withQuota } from '@/gateway/limits/with-quota';
import { log, reasonOf } from '@/gateway/log';
import { askEngine, jsonOf } from '@/gateway/pipeline/ask-engine';
import { answerEngineError, engineMessage } from '@/gateway/pipeline/engine-error';
import { type Outcome, onRecord } from '@/gateway/pipeline/on-record';
import type { Thing } from '@/lib/docker-api/kinds/thing';
import { withIntentLabel } from '@/lib/docker-api/labels';
import {
  type ContainerCreate,
  containerCreate as containerCreateSchema,
} from '@/lib/docker-api/schemas/container-create';

const created = z.object({
  Id: z.string().regex(/^[0-9a-f]{64}$/),
  Warnings: z.array(z.string()).nullish(),
});

/**
 * Creates a container where its creator may, out of things that they may use; then looks at what
 * came of it, and removes it again if that is not what was allowed.
 */
export async function containerCreate(call: Call): Promise<void> {
  const spec = containerCreateSchema.parse(call.body);
  const name = typeof call.query.name === 'string' ? call.query.name : '';
  const draft = await planContainer(call, spec, name);
  const names = [
    ...draft.namedVolumes.map((volume) => `volume ${volume}`),
    ...(name === '' ? [] : [`container ${name}`]),
  ];
  await oneAtATime(call.cluster, names, async () => {
    // Volumes may have come or gone while we waited for the names.
    const plan = names.length === 0 ? draft : await planContainer(call, spec, name);
    await withQuota(
      call,
      plan.collection,
      { containers: 1, services: 0, ...plan.uses },
      plan.subject,
      (claim) =>
        onRecord(call, { ...plan.subject, allowedBy: plan.allowedBy }, () => carryOutPlan(call, plan, claim)),
    );
  });
}

async function carryOutPlan(call: Call, plan: ContainerPlan, claim: string | null): Promise<Outcome> {
  const madeVolumes: Thing[] = [];
  try {
    for (const volume of plan.newVolumes) {
      madeVolumes.push(await createVolume(call, volume, plan.place));
    }
    const outcome = await createContainer(call, plan, claim);
    if (outcome.status >= 400) await withdraw(call, madeVolumes);
    return outcome;
  } catch (error) {
    await withdraw(call, madeVolumes);
    throw error;
  }
}

async function createContainer(call: Call, plan: ContainerPlan, claim: string | null): Promise<Outcome> {
  const answer = await askEngine(call, {
    method: 'POST',
    segments: ['containers', 'create'],
    query: call.query,
    body: {
      ...plan.spec,
      Labels: { ...withIntentLabel(plan.spec.Labels, call.exchange.correlationId) },
    } satisfies ContainerCreate,
    withinMs: makeWithinMs,
  });
  const { status } = answer;
  if (status >= 400) {
    await answerEngineError(call, answer);
    return { status, detail: engineMessage(answer) };
  }
  const { Id, Warnings } = created.parse(jsonOf(answer));
  call.cluster.inventory.touch({ kind: 'container', id: Id });
  const { name } = await keepOrRemove(call, plan, Id, claim);
  answerJson(call.exchange, 201, { Id, Warnings: Warnings ?? [] });
  return { status, subject: { resourceId: Id, resourceName: name } };
}

/** Takes back volumes that were made for a container which did not come to be. */
async function withdraw(call: Call, volumes: readonly Thing[]): Promise<void> {
  for (const volume of volumes) {
    try {
      await removeVolume(call, volume);
    } catch (error) {
      log('warn', 'volume not taken back', { volume: volume.id, reason: reasonOf(error) });
    }
  }
}
