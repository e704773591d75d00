import type { Call } from '@/gateway/call';
import { type Destination, destinationOf } from '@/gateway/create/target-collection';
import { type Objections, stopAtFirst } from '@/gateway/pipeline/objections';
import { credentialForCreate } from '@/gateway/services/registry-credential';
import { type Scheduling, schedulingOf } from '@/gateway/services/scheduling';
import { allowSpec } from '@/gateway/services/service-plan';
import { serviceSummary } from '@/gateway/services/service-summary';
import type { VolumeClaim } from '@/gateway/services/usable-volumes';
import type { AuditSubject } from '@/lib/audit/record';
import { keptTo } from '@/lib/docker-api/guard/service-placement';
import type { ServiceSpec } from '@/lib/docker-api/schemas/service-spec';

export interface ServicePlan {
  readonly spec: ServiceSpec;
  readonly claims: readonly VolumeClaim[];
  readonly scheduling: Scheduling;
  readonly place: Destination;
  readonly subject: AuditSubject;
  readonly credential: string | null;
}

/** Only in a dry run, whose answer then holds no spec. */
const nowhere: Scheduling = { set: null, roots: [], exclusive: [], nodes: 0 };

/**
 * Works out what a new service would be: where it goes, what is sent, on which nodes it may run.
 *
 * @throws Refused; whoever may not create services in the collection is told nothing else
 */
export async function planCreate(
  call: Call,
  wished: ServiceSpec,
  objections: Objections = stopAtFirst,
): Promise<ServicePlan> {
  const about = {
    operation: 'service.create',
    resourceKind: 'service',
    resourceName: wished.Name ?? '',
  };
  const place = await destinationOf(call, 'service.create', wished.Labels, about);
  const { spec: allowed, claims } = await allowSpec(call, wished, place.collection, about, objections);
  const scheduling = await objections.check(() => schedulingOf(call), nowhere);
  const spec = keptTo(allowed, scheduling.set?.id ?? null);
  const image = spec.TaskTemplate.ContainerSpec.Image;
  const credential = await objections.check(() => credentialForCreate(call, image), null);
  const subject = { ...about, collection: place.collection, request: serviceSummary(spec) };
  return { spec, claims, scheduling, place, subject, credential };
}
