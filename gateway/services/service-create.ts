import { z } from 'zod';
import { answerJson } from '@/gateway/answer';
import type { Call } from '@/gateway/call';
import { makeInSwarm } from '@/gateway/create/make-in-swarm';
import { makeWithinMs, oneAtATime } from '@/gateway/create/one-at-a-time';
import { serviceUses } from '@/gateway/limits/service-uses';
import { withQuota } from '@/gateway/limits/with-quota';
import { jsonOf } from '@/gateway/pipeline/ask-engine';
import { answerEngineError, engineMessage } from '@/gateway/pipeline/engine-error';
import { type Outcome, onRecord } from '@/gateway/pipeline/on-record';
import { claimVolumes, withdrawClaims } from '@/gateway/services/claims';
import { planCreate, type ServicePlan } from '@/gateway/services/create-plan';
import { keepOrRemoveService } from '@/gateway/services/keep-or-remove-service';
import { keepOnNodes } from '@/gateway/services/scheduling';
import { volumeNames } from '@/gateway/services/volume-names';
import { withIntentLabel } from '@/lib/docker-api/labels';
import { type ServiceSpec, serviceSpec } from '@/lib/docker-api/schemas/service-spec';

const created = z.object({ ID: z.string().regex(/^[0-9a-z]{25}$/), Warnings: z.array(z.string()).nullish() });

/**
 * Creates a service where its creator may, out of things that they may use, on nodes where they may
 * schedule; then looks at what came of it, and removes it again if that is not what was allowed.
 */
export async function serviceCreate(call: Call): Promise<void> {
  const wished = serviceSpec.parse(call.body);
  // Two that name a volume which nobody has must not both get it.
  const names = [...volumeNames(wished), ...(wished.Name ? [`service ${wished.Name}`] : [])];
  const draft = await planCreate(call, wished);
  await oneAtATime(call.cluster, names, async () => {
    const plan = names.length === 0 ? draft : await planCreate(call, wished);
    const uses = serviceUses(plan.spec, plan.scheduling.nodes);
    const asked = { containers: 0, services: 1, ...uses };
    await withQuota(call, plan.place.collection, asked, plan.subject, (claim) =>
      onRecord(call, { ...plan.subject, allowedBy: plan.place.allowedBy }, () => create(call, plan, claim)),
    );
  });
}

async function create(call: Call, plan: ServicePlan, claim: string | null): Promise<Outcome> {
  await keepOnNodes(call.cluster, plan.scheduling);
  const place = { collectionId: plan.place.collectionId, ownerId: call.actor.userId };
  const claimed = await claimVolumes(call.cluster, plan.claims, place.ownerId);
  try {
    const answer = await makeInSwarm(call, 'services', plan.spec.Name ?? '', {
      body: {
        ...plan.spec,
        Labels: { ...withIntentLabel(plan.spec.Labels, call.exchange.correlationId) },
      } satisfies ServiceSpec,
      headers: plan.credential === null ? {} : { 'X-Registry-Auth': plan.credential },
      withinMs: makeWithinMs,
    });
    const { status } = answer;
    if (status >= 400) {
      await withdrawClaims(call.cluster, claimed);
      await answerEngineError(call, answer);
      return { status, detail: engineMessage(answer) };
    }
    const { ID, Warnings } = created.parse(jsonOf(answer));
    const { name } = await keepOrRemoveService(call, plan, ID, claim);
    answerJson(call.exchange, 201, Warnings ? { ID, Warnings } : { ID });
    return { status, subject: { resourceId: ID, resourceName: name } };
  } catch (error) {
    await withdrawClaims(call.cluster, claimed);
    throw error;
  }
}
