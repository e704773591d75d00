import type { Call } from '@/gateway/call';
import { serviceUses } from '@/gateway/limits/service-uses';
import { log } from '@/gateway/log';
import { askEngine, jsonOf } from '@/gateway/pipeline/ask-engine';
import { forgetPlace, recordPlace } from '@/gateway/placements/record';
import { Refused } from '@/gateway/refused';
import type { ServicePlan } from '@/gateway/services/create-plan';
import { asObject, asText } from '@/lib/docker-api/answers/fields';
import { serviceDifferences } from '@/lib/docker-api/guard/compare-service';
import { thingOf } from '@/lib/docker-api/kinds/thing';
import { withIntentLabel } from '@/lib/docker-api/labels';

/**
 * Looks at a service that was just created: keeps it and records whose it is and where, or removes it
 * if it is not what was allowed. Nobody is told of it before.
 *
 * @returns the name that it got
 * @throws Refused 409 when it had to go
 */
export async function keepOrRemoveService(
  call: Call,
  { spec, scheduling, place }: Pick<ServicePlan, 'spec' | 'scheduling' | 'place'>,
  id: string,
  claim: string | null,
): Promise<{ readonly name: string }> {
  const service = thingOf({ kind: 'service', id });
  try {
    const made = asObject(
      asObject(jsonOf(await askEngine(call, { method: 'GET', segments: ['services', id] }))).Spec,
    );
    const Labels = withIntentLabel(spec.Labels, call.exchange.correlationId);
    const differences = serviceDifferences({ ...spec, Labels: { ...Labels } }, made);
    if (differences.length > 0) {
      log('warn', 'service removed after creation', { id, cluster: call.cluster.name, differences });
      throw new Refused(409, `The service did not become what was asked for: ${differences.join('; ')}.`);
    }
    const name = asText(made.Name);
    await recordPlace(
      call.cluster,
      { ...service, name },
      {
        collectionId: place.collectionId,
        ownerId: call.actor.userId,
        uses: serviceUses(spec, scheduling.nodes),
        claim,
      },
    );
    return { name };
  } catch (error) {
    await askEngine(call, { method: 'DELETE', segments: ['services', id] });
    await forgetPlace(call.cluster, service);
    throw error;
  }
}
