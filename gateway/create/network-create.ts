import { z } from 'zod';
import { answerJson } from '@/gateway/answer';
import type { Call } from '@/gateway/call';
import { makeWithinMs, oneAtATime } from '@/gateway/create/one-at-a-time';
import { demandGuarded, destinationOf } from '@/gateway/create/target-collection';
import { askEngine, jsonOf } from '@/gateway/pipeline/ask-engine';
import { answerEngineError, engineMessage } from '@/gateway/pipeline/engine-error';
import { onRecord } from '@/gateway/pipeline/on-record';
import { recordPlace } from '@/gateway/placements/record';
import { Refused } from '@/gateway/refused';
import { guardNetworkCreate } from '@/lib/docker-api/guard/network-create';
import { thingOf } from '@/lib/docker-api/kinds/thing';
import { withIntentLabel } from '@/lib/docker-api/labels';
import { networkCreate as networkCreateSchema } from '@/lib/docker-api/schemas/network';

const created = z.object({ Id: z.string().min(1), Warning: z.string().nullish() });

/**
 * Creates a network where its creator may. Engines allow two of one name; we do not, since whoever
 * names it afterwards could then mean either.
 */
export async function networkCreate(call: Call): Promise<void> {
  const wished = networkCreateSchema.parse(call.body);
  const about = { operation: 'network.create', resourceKind: 'network', resourceName: wished.Name };
  const { collection, collectionId, allowedBy } = await destinationOf(
    call,
    'network.create',
    wished.Labels,
    about,
  );
  const guarded = guardNetworkCreate(wished, { collection });
  demandGuarded(call, guarded, collection, about);
  const { network } = guarded;
  await oneAtATime(call.cluster, [`network ${network.Name}`], async () => {
    const all = await call.cluster.inventory.things('network');
    if (all.some(({ name }) => name === network.Name)) {
      throw new Refused(409, `network with name ${network.Name} already exists`);
    }
    const request = { driver: network.Driver, internal: network.Internal, ipam: network.IPAM };
    await onRecord(call, { ...about, collection, allowedBy, request }, async () => {
      const answer = await askEngine(call, {
        method: 'POST',
        segments: ['networks', 'create'],
        body: {
          ...network,
          Labels: { ...withIntentLabel(network.Labels, call.exchange.correlationId) },
          CheckDuplicate: true,
        },
        withinMs: makeWithinMs,
      });
      const { status } = answer;
      if (status >= 400) {
        await answerEngineError(call, answer);
        return { status, detail: engineMessage(answer) };
      }
      const { Id, Warning } = created.parse(jsonOf(answer));
      await recordPlace(call.cluster, thingOf({ kind: 'network', id: Id, name: network.Name }), {
        collectionId,
        ownerId: call.actor.userId,
      });
      answerJson(call.exchange, 201, { Id, Warning: Warning ?? '' });
      return { status, subject: { resourceId: Id } };
    });
  });
}
