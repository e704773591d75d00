import { randomUUID } from 'node:crypto';
import type { Call } from '@/gateway/call';
import { oneAtATime } from '@/gateway/create/one-at-a-time';
import { hasLeft } from '@/gateway/exchange';
import { askEngine } from '@/gateway/pipeline/ask-engine';
import { engineMessage } from '@/gateway/pipeline/engine-error';
import { onRecord } from '@/gateway/pipeline/on-record';
import { may } from '@/gateway/pipeline/rights';
import type { Placed } from '@/gateway/placements/places';
import { forgetPlace } from '@/gateway/placements/record';
import { Refused } from '@/gateway/refused';
import { subjectOf } from '@/gateway/resolve/resolve-target';
import { explain, grantOnRecord } from '@/lib/access/explain';
import { kinds } from '@/lib/docker-api/kinds/kinds';

const removing = {
  container: 'container.remove',
  network: 'network.remove',
  volume: 'volume.remove',
} as const;
type PrunedKind = keyof typeof removing;

const underWay = new Set<string>();

/** Those of the things that the person may remove. */
export function removable<T extends Placed>(call: Call, kind: PrunedKind, things: readonly T[]): T[] {
  return things.filter(({ place }) => may(call.actor, removing[kind], place.collection));
}

/**
 * Runs one prune of a kind at a time for a person, as an engine does for everybody.
 *
 * @throws Refused 409
 */
export async function onePrune(call: Call, kind: string, prune: () => Promise<void>): Promise<void> {
  const key = `${call.actor.userId} ${call.cluster.id} ${kind}`;
  if (underWay.has(key)) throw new Refused(409, 'a prune operation is already running');
  underWay.add(key);
  try {
    await prune();
  } finally {
    underWay.delete(key);
  }
}

/**
 * Removes things one by one, each decided and on record by itself. What an engine does not let go of,
 * because it came into use meanwhile, stays; so does the rest when the client leaves.
 *
 * @returns what went
 */
export async function pruneEach<T extends Placed>(
  call: Call,
  kind: PrunedKind,
  things: readonly T[],
): Promise<T[]> {
  const gone: T[] = [];
  for (const thing of things) {
    if (hasLeft(call.exchange)) break;
    if (await pruneOne(call, kind, thing)) gone.push(thing);
  }
  return gone;
}

async function pruneOne(call: Call, kind: PrunedKind, thing: Placed): Promise<boolean> {
  const operation = removing[kind];
  const { cluster, actor, exchange, door } = call;
  // Rights may end while others are removed.
  const [grant] = explain(actor.access, operation, thing.place.collection, Date.now()).because;
  if (!grant) return false;
  let isGone = false;
  const request = { prune: exchange.correlationId };
  const subject = { ...subjectOf(thing), operation, allowedBy: grantOnRecord(grant), request };
  await oneAtATime(cluster, kind === 'volume' ? [`volume ${thing.id}`] : [], async () => {
    if (kind === 'volume' && (await cluster.inventory.volume(thing.id))?.generation !== thing.generation)
      return;
    await onRecord(
      call,
      subject,
      async () => {
        const segments = [kinds[kind].folder, thing.id];
        const answer = await askEngine(call, { method: 'DELETE', segments });
        const { status } = answer;
        if (status >= 400) return { status, detail: engineMessage(answer) };
        door.lastKnown.remember(cluster.id, kind, thing.id, thing.place.collection);
        await forgetPlace(cluster, thing);
        isGone = true;
        return { status };
      },
      randomUUID(),
    );
  });
  return isGone;
}
