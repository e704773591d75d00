import type { Call } from '@/gateway/call';
import type { PlacedUses } from '@/gateway/limits/container-uses';
import { serviceUses } from '@/gateway/limits/service-uses';
import { type Objections, stopAtFirst } from '@/gateway/pipeline/objections';
import type { Placed } from '@/gateway/placements/places';
import { accepted, Refused } from '@/gateway/refused';
import { type CurrentService, withoutOurs } from '@/gateway/services/current-service';
import { credentialForUpdate } from '@/gateway/services/registry-credential';
import { planUpdate, type UpdatePlan } from '@/gateway/services/update-plan';
import type { AuditSubject } from '@/lib/audit/record';
import { asObject, asText } from '@/lib/docker-api/answers/fields';
import { restoreHidden } from '@/lib/docker-api/guard/service-hidden';
import { isSameSpec } from '@/lib/docker-api/guard/service-unchanged';
import { collectionLabel, placementWish } from '@/lib/docker-api/labels';
import type { QueryValues } from '@/lib/docker-api/query';
import type { ServiceSpec } from '@/lib/docker-api/schemas/service-spec';

/** A change that may be made: what to send, and how. */
export interface Change extends UpdatePlan {
  readonly query: QueryValues;
  readonly credential: string | null;
}

/**
 * Works out what an update does: by the spec that the client sends, or back to what it was before, as
 * the query says.
 *
 * @throws Refused
 */
export async function plannedChange(
  call: Call,
  service: Placed,
  current: CurrentService,
  sent: ServiceSpec,
  about: AuditSubject,
  objections: Objections = stopAtFirst,
): Promise<Change> {
  return call.query.rollback === 'previous'
    ? planRollback(call, service, current, about, objections)
    : planChange(call, service, current, sent, about, objections);
}

/** What it may use at most before and after. An update that rolls back by itself keeps its room. */
export function usesOfChange(
  { spec, scheduling: { nodes } }: Change,
  { now }: CurrentService,
): { readonly held: PlacedUses; readonly uses: PlacedUses } {
  const held = serviceUses(now.raw, nodes);
  return { held, uses: usesAfter(spec, nodes, held) };
}

export function versionOf({ query }: Call): number {
  if (typeof query.version !== 'number') throw new Refused(400, "invalid service version ''");
  return query.version;
}

async function planChange(
  call: Call,
  service: Placed,
  current: CurrentService,
  sent: ServiceSpec,
  about: AuditSubject,
  objections: Objections,
): Promise<Change> {
  refuseMove(sent, current, service);
  const plan = await planUpdate(
    call,
    service,
    current,
    restoreHidden(sent, current.now.raw),
    about,
    objections,
  );
  const isFromPrevious = call.query.registryAuthFrom === 'previous-spec';
  const keptWith = isFromPrevious ? current.before : current.now;
  const { Image } = plan.spec.TaskTemplate.ContainerSpec;
  return {
    ...plan,
    query: { version: current.version, registryAuthFrom: isFromPrevious ? 'previous-spec' : 'spec' },
    credential: await objections.check(() => credentialForUpdate(call, Image, imageOf(keptWith?.raw)), null),
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
  objections: Objections,
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
  const plan = await planUpdate(call, service, current, before.spec, about, objections);
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
