import type { Call } from '@/gateway/call';
import { addedToUses } from '@/gateway/limits/added-to-uses';
import { serviceUses } from '@/gateway/limits/service-uses';
import { demandRoom } from '@/gateway/limits/with-quota';
import { demandOnTarget } from '@/gateway/pipeline/demand-on-target';
import { AllObjections } from '@/gateway/pipeline/objections';
import { answerPlan } from '@/gateway/plans/answer-plan';
import { targetOf } from '@/gateway/resolve/resolve-target';
import { resolveThing } from '@/gateway/resolve/resolve-thing';
import { planCreate } from '@/gateway/services/create-plan';
import { currentService } from '@/gateway/services/current-service';
import { plannedChange, usesOfChange, versionOf } from '@/gateway/services/planned-change';
import { serviceViewAt } from '@/gateway/services/service-view';
import type { AuditSubject } from '@/lib/audit/record';
import { serviceSpec } from '@/lib/docker-api/schemas/service-spec';

/**
 * What a new service would be, and all that stands in its way. Whoever may not create services where
 * it would go is refused as by the creation itself.
 */
export async function serviceCreatePlan(call: Call): Promise<void> {
  const objections = new AllObjections();
  const { spec, scheduling, place, subject } = await planCreate(
    call,
    serviceSpec.parse(call.body),
    objections,
  );
  const asked = { containers: 0, services: 1, ...serviceUses(spec, scheduling.nodes) };
  await objections.check(() => demandRoom(call, place.collection, asked, subject), undefined);
  const { collection } = place;
  // Whoever asks wrote all of it.
  const view = { env: true, host: true };
  await answerPlan(call, { collection, spec, nodes: scheduling.nodes, view }, objections);
}

/** The same of an update or a rollback, as its query says. */
export async function serviceUpdatePlan(call: Call): Promise<void> {
  const objections = new AllObjections();
  const service = await resolveThing(call, 'service', call.parameter);
  const target = targetOf(service);
  const { operation } = demandOnTarget(call, target);
  const about: AuditSubject = { ...target.subject, operation };
  const current = await currentService(call, service.id, versionOf(call));
  const sent = serviceSpec.parse(call.body);
  const change = await plannedChange(call, service, current, sent, about, objections);
  const { held, uses } = usesOfChange(change, current);
  const added = await addedToUses(call.cluster, service, uses, held);
  const { collection } = service.place;
  const asked = { containers: 0, services: 0, ...added };
  await objections.check(() => demandRoom(call, collection, asked, about), undefined);
  const { spec, scheduling } = change;
  const view = serviceViewAt(call, collection);
  await answerPlan(call, { collection, spec, nodes: scheduling.nodes, view }, objections);
}
