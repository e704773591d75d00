import { z } from 'zod';
import { answerJson } from '@/gateway/answer';
import type { Call } from '@/gateway/call';
import { oneAtATime } from '@/gateway/create/one-at-a-time';
import { addedToUses } from '@/gateway/limits/added-to-uses';
import type { PlacedUses } from '@/gateway/limits/container-uses';
import { serviceUses } from '@/gateway/limits/service-uses';
import { withQuota } from '@/gateway/limits/with-quota';
import { askEngine, jsonOf } from '@/gateway/pipeline/ask-engine';
import { demandOnTarget } from '@/gateway/pipeline/demand-on-target';
import { answerEngineError, engineMessage } from '@/gateway/pipeline/engine-error';
import { type Outcome, onRecord } from '@/gateway/pipeline/on-record';
import type { Placed } from '@/gateway/placements/places';
import { recordUses } from '@/gateway/placements/record';
import { accepted, Refused } from '@/gateway/refused';
import { targetOf } from '@/gateway/resolve/resolve-target';
import { resolveThing } from '@/gateway/resolve/resolve-thing';
import { claimVolumes } from '@/gateway/services/claims';
import { type CurrentService, currentService, withoutOurs } from '@/gateway/services/current-service';
import { credentialForUpdate } from '@/gateway/services/registry-credential';
import { keepOnNodes } from '@/gateway/services/scheduling';
import { serviceSummary } from '@/gateway/services/service-summary';
import { planUpdate, type UpdatePlan } from '@/gateway/services/update-plan';
import { volumeNames } from '@/gateway/services/volume-names';
import type { AuditSubject } from '@/lib/audit/record';
import { asObject, asText } from '@/lib/docker-api/answers/fields';
import { restoreHidden } from '@/lib/docker-api/guard/service-hidden';
import { isSameSpec } from '@/lib/docker-api/guard/service-unchanged';
import { collectionLabel, placementWish } from '@/lib/docker-api/labels';
import type { QueryValues } from '@/lib/docker-api/query';
import { type ServiceSpec, serviceSpec } from '@/lib/docker-api/schemas/service-spec';

const updated = z.object({ Warnings: z.array(z.string()).nullish() });

/** A change that may be made: what to send, and how. */
interface Change extends UpdatePlan {
  readonly query: QueryValues;
  readonly credential: string | null;
}

/**
 * Changes a service: by the spec that the client sends, or back to what it was before. Both are
 * decided on the whole of what would run.
 */
export async function serviceUpdate(call: Call): Promise<void> {
  const service = await resolveThing(call, 'service', call.parameter);
  const target = targetOf(service);
  const { operation, allowedBy } = demandOnTarget(call, target);
  const about: AuditSubject = { ...target.subject, operation };
  const sent = serviceSpec.parse(call.body);
  const names = [...volumeNames(sent), `service ${service.name}`];
  await oneAtATime(call.cluster, names, async () => {
    const current = await currentService(call, service.id, versionOf(call));
    const change = await (call.query.rollback === 'previous'
      ? planRollback(call, service, current, about)
      : planChange(call, service, current, sent, about));
    const { nodes } = change.scheduling;
    const held = serviceUses(current.now.raw, nodes);
    const uses = usesAfter(change.spec, nodes, held);
    const subject = {
      ...about,
      request: { ...serviceSummary(change.spec), query: change.query },
    };
    const asked = {
      containers: 0,
      services: 0,
      ...(await addedToUses(call.cluster, service, uses, held)),
    };
    await withQuota(call, service.place.collection, asked, subject, (claim) =>
      onRecord(call, { ...subject, allowedBy }, () => update(call, service, change, uses, claim)),
    );
  });
}

function versionOf({ query }: Call): number {
  if (typeof query.version !== 'number') throw new Refused(400, "invalid service version ''");
  return query.version;
}

async function planChange(
  call: Call,
  service: Placed,
  current: CurrentService,
  sent: ServiceSpec,
  about: AuditSubject,
): Promise<Change> {
  refuseMove(sent, current, service);
  const plan = await planUpdate(call, service, current, restoreHidden(sent, current.now.raw), about);
  const isFromPrevious = call.query.registryAuthFrom === 'previous-spec';
  const keptWith = isFromPrevious ? current.before : current.now;
  const { Image } = plan.spec.TaskTemplate.ContainerSpec;
  return {
    ...plan,
    query: { version: current.version, registryAuthFrom: isFromPrevious ? 'previous-spec' : 'spec' },
    credential: await credentialForUpdate(call, Image, imageOf(keptWith?.raw)),
  };
}

/** Labels do not move a service. One that was moved still has, and clients send, the label of before. */
function refuseMove({ Labels }: ServiceSpec, { now }: CurrentService, { place }: Placed): void {
  const present = asText(asObject(now.raw.Labels)[collectionLabel]);
  const { [collectionLabel]: own, ...others } = Labels ?? {};
  const { collection: wish } = accepted(placementWish(own === present ? others : Labels));
  if (wish === null || wish === place.collection) return;
  throw new Refused(400, `labels do not move things: it is in ${place.collection}, not in ${wish}`);
}

/**
 * The manager's own rollback brings back what was, to the letter. Where this person may have it only
 * on other nodes, or with other limits, they get it by an ordinary update.
 */
async function planRollback(
  call: Call,
  service: Placed,
  current: CurrentService,
  about: AuditSubject,
): Promise<Change> {
  const { before } = current;
  if (before === null)
    throw new Refused(
      400,
      `rpc error: code = FailedPrecondition desc = service ${service.id} does not have a previous spec`,
    );
  if (before.spec === null) {
    throw new Refused(403, 'What this service was before is not offered here.', {
      isRecorded: true,
      subject: about,
    });
  }
  const plan = await planUpdate(call, service, current, before.spec, about);
  const isToTheLetter = isSameSpec(
    { ...plan.spec, Labels: withoutOurs(plan.spec).Labels },
    { ...before.spec, Labels: withoutOurs(before.spec).Labels },
  );
  return {
    ...plan,
    query: isToTheLetter
      ? { version: current.version, rollback: 'previous' }
      : { version: current.version, registryAuthFrom: 'previous-spec' },
    credential: null,
  };
}

function imageOf(raw: CurrentService['now']['raw'] | undefined): string {
  return asText(asObject(asObject(raw?.TaskTemplate).ContainerSpec).Image);
}

/** An update that rolls back by itself keeps its room: the Swarm may put back what was there before. */
function usesAfter(spec: ServiceSpec, nodes: number, held: PlacedUses): PlacedUses {
  const uses = serviceUses(spec, nodes);
  if (spec.UpdateConfig?.FailureAction !== 'rollback') return uses;
  return {
    memoryBytes: Math.max(uses.memoryBytes, held.memoryBytes),
    nanoCpus: Math.max(uses.nanoCpus, held.nanoCpus),
  };
}

async function update(
  call: Call,
  service: Placed,
  { spec, claims, scheduling, query, credential }: Change,
  uses: PlacedUses,
  claim: string | null,
): Promise<Outcome> {
  if (scheduling.set && scheduling.set.collectionIds.length > 0) await keepOnNodes(call.cluster, scheduling);
  // A name that failed to be used stays claimed: nobody had it, and its owner can use it.
  await claimVolumes(call.cluster, claims, call.actor.userId);
  const answer = await askEngine(call, {
    method: 'POST',
    segments: ['services', service.id, 'update'],
    query,
    body: spec,
    headers: credential === null ? {} : { 'X-Registry-Auth': credential },
    withinMs: 60_000,
  });
  const { status } = answer;
  if (status >= 400) {
    await answerEngineError(call, answer);
    return { status, detail: engineMessage(answer) };
  }
  await recordUses(call.cluster, service, uses, claim);
  const { Warnings } = updated.parse(jsonOf(answer));
  answerJson(call.exchange, 200, { Warnings: Warnings ?? null });
  return { status };
}
