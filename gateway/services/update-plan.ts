import type { Call } from '@/gateway/call';
import { demandGuarded } from '@/gateway/create/target-collection';
import { limitsOn } from '@/gateway/limits/limits-on';
import { type Objections, stopAtFirst } from '@/gateway/pipeline/objections';
import type { Placed } from '@/gateway/placements/places';
import { Refused } from '@/gateway/refused';
import { type CurrentService, withoutOurs } from '@/gateway/services/current-service';
import { covers, type Scheduling, schedulingOf } from '@/gateway/services/scheduling';
import { allowSpec } from '@/gateway/services/service-plan';
import type { VolumeClaim } from '@/gateway/services/usable-volumes';
import type { AuditSubject } from '@/lib/audit/record';
import { Findings } from '@/lib/docker-api/guard/findings';
import { stillHidden } from '@/lib/docker-api/guard/service-hidden';
import { guardServiceLimits } from '@/lib/docker-api/guard/service-limits';
import { keptTo, schedulingSetOf } from '@/lib/docker-api/guard/service-placement';
import { runsTheSame } from '@/lib/docker-api/guard/service-unchanged';
import { refuseLabels, withIntentLabel, withPlacementLabel } from '@/lib/docker-api/labels';
import type { ServiceSpec } from '@/lib/docker-api/schemas/service-spec';

export interface UpdatePlan {
  readonly spec: ServiceSpec;
  readonly claims: readonly VolumeClaim[];
  readonly scheduling: Pick<Scheduling, 'set' | 'nodes'>;
}

/**
 * Works out what becomes of a service when this person gives it this spec, whether they wrote it or it
 * comes back from what the service was before.
 *
 * Who changes what runs needs every right that the whole of it takes. Who does not (scaling,
 * restarting, how updates go about it) needs none of them: what was allowed to run goes on.
 *
 * @throws Refused
 */
export async function planUpdate(
  call: Call,
  service: Placed,
  current: CurrentService,
  wished: ServiceSpec,
  about: Partial<AuditSubject>,
  objections: Objections = stopAtFirst,
): Promise<UpdatePlan> {
  const { collection } = service.place;
  const hiddenPart = stillHidden(wished);
  if (hiddenPart) throw new Refused(400, `${hiddenPart} is hidden from you: leave it as it was`);
  const plain = { ...withoutOurs(wished), Name: service.name };
  const { spec: now } = current.now;
  const isSame = now !== null && runsTheSame(plain, now);
  const { spec, claims } = isSame
    ? {
        spec: await objections.check(() => allowAsMany(call, plain, now, service, about), plain),
        claims: [],
      }
    : await allowSpec(call, plain, collection, about, objections);
  if (!isSame) {
    await objections.check(() => demandFallback(call, current, spec, service, about), undefined);
  }
  const kept = await objections.check(() => whereToRun(call, service, now, spec, isSame), nowhere);
  return {
    claims,
    scheduling: kept,
    spec: {
      ...keptTo(spec, kept.set?.id ?? null),
      Labels: { ...withIntentLabel(spec.Labels, call.exchange.correlationId) },
    },
  };
}

/** Only in a dry run, whose answer then holds no spec. */
const nowhere = { set: null, nodes: 0 } as const;

/** The same tasks, of which there may be another number: the task is sent as it is. */
async function allowAsMany(
  call: Call,
  wished: ServiceSpec,
  now: ServiceSpec,
  { place: { collection } }: Placed,
  about: Partial<AuditSubject>,
): Promise<ServiceSpec> {
  const findings = new Findings();
  findings.refuseIf(refuseLabels(wished.Labels));
  guardServiceLimits(wished, await limitsOn(collection), findings);
  demandGuarded(call, findings, collection, about);
  return {
    ...wished,
    Labels: { ...withPlacementLabel(wished.Labels, collection) },
    Networks: now.Networks,
    TaskTemplate: { ...now.TaskTemplate, ForceUpdate: wished.TaskTemplate.ForceUpdate },
  };
}

/**
 * A manager takes back by itself an update that fails, where the update says so: then what the
 * service is now runs again, by the doing of whoever made the update.
 */
async function demandFallback(
  call: Call,
  { now }: CurrentService,
  spec: ServiceSpec,
  { place: { collection } }: Placed,
  about: Partial<AuditSubject>,
): Promise<void> {
  if (spec.UpdateConfig?.FailureAction !== 'rollback') return;
  if (now.spec === null) {
    throw new Refused(
      403,
      'What this service runs now is not offered here, so an update cannot fall back to it.',
      {
        isRecorded: true,
        subject: { ...about, collection },
      },
    );
  }
  await allowSpec(call, withoutOurs(now.spec), collection, about);
}

/**
 * On which nodes it runs from now on: where whoever changes it may schedule. While nothing that runs
 * changes, or it is somebody else's, it stays on fewer nodes if it was kept to fewer.
 */
async function whereToRun(
  call: Call,
  { place }: Placed,
  now: ServiceSpec | null,
  spec: ServiceSpec,
  isSame: boolean,
): Promise<Pick<Scheduling, 'set' | 'nodes'>> {
  const scheduling = await schedulingOf(call);
  const set = now === null ? null : schedulingSetOf(now);
  const isForced = now?.TaskTemplate.ForceUpdate !== spec.TaskTemplate.ForceUpdate;
  const isOwnChange = place.ownerId === call.actor.userId && (!isSame || isForced);
  if (set === null || isOwnChange || !(await covers(scheduling, set))) return scheduling;
  return { set: { id: set, collectionIds: [] }, nodes: scheduling.nodes };
}
