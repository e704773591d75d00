import { z } from 'zod';
import { answerJson } from '@/gateway/answer';
import type { Call } from '@/gateway/call';
import { oneAtATime } from '@/gateway/create/one-at-a-time';
import { addedToUses } from '@/gateway/limits/added-to-uses';
import type { PlacedUses } from '@/gateway/limits/container-uses';
import { withQuota } from '@/gateway/limits/with-quota';
import { askEngine, jsonOf } from '@/gateway/pipeline/ask-engine';
import { demandOnTarget } from '@/gateway/pipeline/demand-on-target';
import { answerEngineError, engineMessage } from '@/gateway/pipeline/engine-error';
import { type Outcome, onRecord } from '@/gateway/pipeline/on-record';
import type { Placed } from '@/gateway/placements/places';
import { recordUses } from '@/gateway/placements/record';
import { targetOf } from '@/gateway/resolve/resolve-target';
import { resolveThing } from '@/gateway/resolve/resolve-thing';
import { claimVolumes } from '@/gateway/services/claims';
import { currentService } from '@/gateway/services/current-service';
import { type Change, plannedChange, usesOfChange, versionOf } from '@/gateway/services/planned-change';
import { keepOnNodes } from '@/gateway/services/scheduling';
import { serviceSummary } from '@/gateway/services/service-summary';
import { volumeNames } from '@/gateway/services/volume-names';
import type { AuditSubject } from '@/lib/audit/record';
import { serviceSpec } from '@/lib/docker-api/schemas/service-spec';

const updated = z.object({ Warnings: z.array(z.string()).nullish() });

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
    const change = await plannedChange(call, service, current, sent, about);
    const { held, uses } = usesOfChange(change, current);
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
