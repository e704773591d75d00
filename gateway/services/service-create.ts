import { z } from 'zod';
import { answerJson } from '@/gateway/answer';
import type { Call } from '@/gateway/call';
import { makeWithinMs, oneAtATime } from '@/gateway/create/one-at-a-time';
import { type Destination, destinationOf } from '@/gateway/create/target-collection';
import { serviceUses } from '@/gateway/limits/service-uses';
import { withQuota } from '@/gateway/limits/with-quota';
import { askEngine, jsonOf } from '@/gateway/pipeline/ask-engine';
import { answerEngineError, engineMessage } from '@/gateway/pipeline/engine-error';
import { type Outcome, onRecord } from '@/gateway/pipeline/on-record';
import { claimVolumes, withdrawClaims } from '@/gateway/services/claims';
import { keepOrRemoveService } from '@/gateway/services/keep-or-remove-service';
import { credentialForCreate } from '@/gateway/services/registry-credential';
import { keepOnNodes, type Scheduling, schedulingOf } from '@/gateway/services/scheduling';
import { allowSpec } from '@/gateway/services/service-plan';
import { serviceSummary } from '@/gateway/services/service-summary';
import type { VolumeClaim } from '@/gateway/services/usable-volumes';
import { volumeNames } from '@/gateway/services/volume-names';
import type { AuditSubject } from '@/lib/audit/record';
import { keptTo } from '@/lib/docker-api/guard/service-placement';
import { withIntentLabel } from '@/lib/docker-api/labels';
import { type ServiceSpec, serviceSpec } from '@/lib/docker-api/schemas/service-spec';

const created = z.object({ ID: z.string().regex(/^[0-9a-z]{25}$/), Warnings: z.array(z.string()).nullish() });

export interface ServicePlan {
  readonly spec: ServiceSpec;
  readonly claims: readonly VolumeClaim[];
  readonly scheduling: Scheduling;
  readonly place: Destination;
  readonly subject: AuditSubject;
  readonly credential: string | null;
}

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

async function planCreate(call: Call, wished: ServiceSpec): Promise<ServicePlan> {
  const about = {
    operation: 'service.create',
    resourceKind: 'service',
    resourceName: wished.Name ?? '',
  };
  const place = await destinationOf(call, 'service.create', wished.Labels, about);
  const { spec: allowed, claims } = await allowSpec(call, wished, place.collection, about);
  const scheduling = await schedulingOf(call);
  const spec = keptTo(allowed, scheduling.set?.id ?? null);
  const credential = await credentialForCreate(call, spec.TaskTemplate.ContainerSpec.Image);
  const subject = { ...about, collection: place.collection, request: serviceSummary(spec) };
  return { spec, claims, scheduling, place, subject, credential };
}

async function create(call: Call, plan: ServicePlan, claim: string | null): Promise<Outcome> {
  await keepOnNodes(call.cluster, plan.scheduling);
  const place = { collectionId: plan.place.collectionId, ownerId: call.actor.userId };
  const claimed = await claimVolumes(call.cluster, plan.claims, place.ownerId);
  try {
    const answer = await askEngine(call, {
      method: 'POST',
      segments: ['services', 'create'],
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
