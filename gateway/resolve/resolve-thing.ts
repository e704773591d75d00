import type { Call } from '@/gateway/call';
import { orNone } from '@/gateway/engines/not-a-swarm-manager';
import { may } from '@/gateway/pipeline/rights';
import { type Placed, placed } from '@/gateway/placements/places';
import { Refused } from '@/gateway/refused';
import { candidates, choose } from '@/gateway/resolve/choose';
import { inSwarm } from '@/gateway/resolve/in-swarm';
import { isPredefinedNetwork } from '@/gateway/resolve/predefined-network';
import { notFound } from '@/lib/docker-api/errors';
import type { JsonObject } from '@/lib/docker-api/json';
import { kinds } from '@/lib/docker-api/kinds/kinds';
import { type Thing, type ThingKind, thingOf } from '@/lib/docker-api/kinds/thing';

/**
 * The one thing that a reference means among what the person may see.
 *
 * @throws Refused 404 in Docker's words when there is none, whether or not there is one that the
 *   person may not see; 400 when there are several; 503 for what
 *   only a Swarm has on an engine that is in none
 */
export async function resolveThing(
  call: Pick<Call, 'actor' | 'cluster'>,
  kind: ThingKind,
  reference: string,
): Promise<Placed> {
  const found = await findCandidates(call, kind, reference);
  // Where nothing is found the records are asked too: the time of a 404 must not tell which one it is.
  const asked = found.length > 0 ? found : [thingOf({ kind, id: '' })];
  const hits = (await placed(call.cluster, asked)).filter(({ id }) => id !== '');
  const visible = hits.filter((thing) => isVisible(call, thing));
  const chosen = choose(visible, reference);
  if (chosen === 'several') {
    throw new Refused(400, kinds[kind].ambiguous(reference, countMeant(visible, reference)));
  }
  if (chosen !== 'none') return chosen;
  const [hidden] = hits;
  const { status, message } = notFound(kind, reference);
  throw new Refused(status, message, {
    isRecorded: hidden !== undefined,
    subject: {
      operation: kinds[kind].viewing,
      resourceKind: kind,
      ...(hidden
        ? { resourceId: hidden.id, resourceName: hidden.name, collection: hidden.place.collection }
        : {}),
    },
  });
}

/** Whether the person may know that it is there. */
export function isVisible({ actor }: Pick<Call, 'actor'>, thing: Placed): boolean {
  return isPredefinedNetwork(thing) || may(actor, kinds[thing.kind].viewing, thing.place.collection);
}

/** Those items of an engine's list that the person may see, each with the thing that it shows. */
export async function visibleItems(
  call: Pick<Call, 'actor' | 'cluster'>,
  kind: ThingKind,
  items: readonly JsonObject[],
): Promise<{ readonly item: JsonObject; readonly thing: Placed }[]> {
  const things = await placed(
    call.cluster,
    items.map((item) => ({ ...kinds[kind].read(item), item })),
  );
  return things.filter((thing) => isVisible(call, thing)).map((thing) => ({ item: thing.item, thing }));
}

/** Everything of a kind that the person may see; nothing where only a Swarm would have it. */
export async function visibleThings(
  call: Pick<Call, 'actor' | 'cluster'>,
  kind: ThingKind,
): Promise<Placed[]> {
  const all = await orNone(call.cluster.inventory.things(kind));
  return (await placed(call.cluster, all)).filter((thing) => isVisible(call, thing));
}

async function findCandidates(
  { cluster }: Pick<Call, 'cluster'>,
  kind: ThingKind,
  reference: string,
): Promise<readonly Thing[]> {
  // Volumes are found by their whole name only.
  if (kind === 'volume') {
    const volume = await cluster.inventory.volume(reference);
    return volume === null ? [] : [volume];
  }
  return candidates(await inSwarm(cluster.inventory.things(kind)), reference);
}

/** How many of them an engine would count. */
function countMeant(visible: readonly Thing[], reference: string): number {
  const named = visible.filter(({ name }) => name === reference).length;
  return named > 1 ? named : visible.length;
}
