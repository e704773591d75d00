import { z } from 'zod';
import { answerJson } from '@/gateway/answer';
import type { Call, Procedure } from '@/gateway/call';
import { makeInSwarm } from '@/gateway/create/make-in-swarm';
import { makeWithinMs, oneAtATime } from '@/gateway/create/one-at-a-time';
import { demandGuarded, destinationOf } from '@/gateway/create/target-collection';
import { jsonOf } from '@/gateway/pipeline/ask-engine';
import { answerEngineError, engineMessage } from '@/gateway/pipeline/engine-error';
import { type Outcome, onRecord } from '@/gateway/pipeline/on-record';
import { demand } from '@/gateway/pipeline/rights';
import { recordPlace } from '@/gateway/placements/record';
import { rootCollection } from '@/lib/access/collection-path';
import { guardSwarmData } from '@/lib/docker-api/guard/swarm-data';
import { thingOf } from '@/lib/docker-api/kinds/thing';
import { withIntentLabel } from '@/lib/docker-api/labels';
import { configSpec, type SwarmDataSpec, secretSpec } from '@/lib/docker-api/schemas/swarm-data';

const created = z.object({ ID: z.string().regex(/^[0-9a-z]{25}$/) });

type DataKind = 'secret' | 'config';

/** Puts a secret into a Swarm where its creator may. What is in it goes to the engine alone. */
export const secretCreate: Procedure = (call) => create(call, 'secret', secretSpec.parse(call.body));

/** The same for a config. */
export const configCreate: Procedure = (call) => create(call, 'config', configSpec.parse(call.body));

async function create(call: Call, kind: DataKind, wished: SwarmDataSpec): Promise<void> {
  const operation = `${kind}.create` as const;
  const about = { operation, resourceKind: kind, resourceName: wished.Name };
  const { collection, collectionId, allowedBy } = await destinationOf(call, operation, wished.Labels, about);
  const guarded = guardSwarmData(wished, { collection });
  if (guarded.administration !== null) {
    demand(call, 'swarm.manage', rootCollection, about, guarded.administration);
  }
  demandGuarded(call, { needs: [], refusals: guarded.refusals }, collection, about);
  // Names that differ in case alone are one name to a Swarm.
  await oneAtATime(call.cluster, [`${kind} ${wished.Name.toLowerCase()}`], async () => {
    const request = { bytes: Buffer.from(wished.Data ?? '', 'base64').length };
    await onRecord(call, { ...about, collection, allowedBy, request }, async (): Promise<Outcome> => {
      const answer = await makeInSwarm(call, kind === 'secret' ? 'secrets' : 'configs', wished.Name, {
        body: {
          ...guarded.spec,
          Labels: { ...withIntentLabel(guarded.spec.Labels, call.exchange.correlationId) },
        },
        withinMs: makeWithinMs,
      });
      const { status } = answer;
      if (status >= 400) {
        await answerEngineError(call, answer);
        return { status, detail: engineMessage(answer) };
      }
      const { ID } = created.parse(jsonOf(answer));
      const place = { collectionId, ownerId: call.actor.userId };
      await recordPlace(call.cluster, thingOf({ kind, id: ID, name: wished.Name }), place);
      answerJson(call.exchange, 201, { ID });
      return { status, subject: { resourceId: ID } };
    });
  });
}
