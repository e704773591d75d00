import { z } from 'zod';
import { answerJson } from '@/gateway/answer';
import type { Call } from '@/gateway/call';
import { makeInSwarm } from '@/gateway/create/make-in-swarm';
import { makeWithinMs, oneAtATime } from '@/gateway/create/one-at-a-time';
import { demandGuarded, destinationOf } from '@/gateway/create/target-collection';
import { jsonOf } from '@/gateway/pipeline/ask-engine';
import { answerEngineError, engineMessage } from '@/gateway/pipeline/engine-error';
import { onRecord } from '@/gateway/pipeline/on-record';
import { demand } from '@/gateway/pipeline/rights';
import { recordPlace } from '@/gateway/placements/record';
import { Refused } from '@/gateway/refused';
import { subjectOf } from '@/gateway/resolve/resolve-target';
import { resolveThing } from '@/gateway/resolve/resolve-thing';
import { guardNetworkCreate } from '@/lib/docker-api/guard/network-create';
import { thingOf } from '@/lib/docker-api/kinds/thing';
import { withIntentLabel, withoutOwnLabels } from '@/lib/docker-api/labels';
import { type NetworkCreate, networkCreate as networkCreateSchema } from '@/lib/docker-api/schemas/network';

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
  const network = await withSettings(call, guarded.network);
  await oneAtATime(call.cluster, [`network ${network.Name}`], async () => {
    const all = await call.cluster.inventory.things('network');
    if (all.some(({ name }) => name === network.Name)) {
      throw new Refused(409, `network with name ${network.Name} already exists`);
    }
    const request = { driver: network.Driver, internal: network.Internal, ipam: network.IPAM };
    await onRecord(call, { ...about, collection, allowedBy, request }, async () => {
      const answer = await makeInSwarm(call, 'networks', network.Name, {
        body: {
          ...network,
          Labels: labelsToSend(network, call.exchange.correlationId),
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

/** An engine takes none for a network that has its settings from another: the record alone says whose it is. */
function labelsToSend({ ConfigFrom, Labels }: NetworkCreate, correlationId: string) {
  return ConfigFrom?.Network
    ? { ...withoutOwnLabels(Labels) }
    : { ...withIntentLabel(Labels, correlationId) };
}

/** A network that takes its settings from another takes them from one that its creator may use. */
async function withSettings(call: Call, network: NetworkCreate): Promise<NetworkCreate> {
  const reference = network.ConfigFrom?.Network;
  if (!reference) return network;
  const from = await resolveThing(call, 'network', reference);
  demand(call, 'network.use', from.place.collection, subjectOf(from));
  return { ...network, ConfigFrom: { Network: from.name } };
}
