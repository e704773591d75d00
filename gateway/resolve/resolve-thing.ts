import type { Call } from '@/gateway/call';
import { orNone } from '@/gateway/engines/not-a-swarm-manager';
import { may } from '@/gateway/pipeline/rights';
import { awaitsAdoption, collectionsOf, type Placed, placed } from '@/gateway/placements/places';
import { Refused } from '@/gateway/refused';
import { candidates, choose } from '@/gateway/resolve/choose';
import { inSwarm } from '@/gateway/resolve/in-swarm';
import { isEveryonesNetwork } from '@/gateway/resolve/predefined-network';
import { rootCollection } from '@/lib/access/collection-path';
import { notFound } from '@/lib/docker-api/errors';
import type { JsonObject } from '@/lib/docker-api/json';
import { kinds } from '@/lib/docker-api/kinds/kinds';
import type { Thing, ThingKind } from '@/lib/docker-api/kinds/thing';

/**
 * The one thing that a reference means among what the person may see.
 *
 * @throws Refused 404 in Docker's words when there is none, whether or not there is one that the
 *   person may not see; 400 when there are several; 503 for what only a Swarm has on an engine that
 *   is in none
 */
export async function resolveThing(
  call: Pick<Call, 'actor' | 'cluster' | 'route'>,
  kind: ThingKind,
  reference: string,
): Promise<Placed> {
  if (kind === 'container' && reference.includes('/')) return resolveOnNode(call, reference);
  const known = await resolveKnown(call, kind, reference);
  return known ?? chooseVisible(call, kind, reference, await findCandidates(call, kind, reference));
}

/** A container by the host name of its node and what it is called there: `NODE/NAME`. */
async function resolveOnNode(call: Pick<Call, 'actor' | 'cluster'>, reference: string): Promise<Placed> {
  const [node, name = ''] = reference.split('/', 2);
  const there = (await call.cluster.inventory.things('container')).filter((thing) => thing.node === node);
  return chooseVisible(call, 'container', name, candidates(there, name), reference);
}

/**
 * The same among things that the reference could mean.
 *
 * @param written what the client wrote, for the words of a refusal
 * @throws Refused 404, 400
 */
export async function chooseVisible(
  call: Pick<Call, 'actor' | 'cluster'>,
  kind: ThingKind,
  reference: string,
  found: readonly Thing[],
  written = reference,
): Promise<Placed> {
  const hits = await placed(call.cluster, found);
  const visible = hits.filter((thing) => isVisible(call, thing));
  const chosen = choose(visible, reference);
  if (chosen === 'several') {
    throw new Refused(400, kinds[kind].ambiguous(written, countMeant(visible, reference)));
  }
  if (chosen !== 'none') return chosen;
  const [hidden] = hits;
  const { status, message } = notFound(kind, written);
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

/**
 * The one that is meant by what is known of the engine. What precedes a change is looked at again at
 * the engine first, unless it is named by its full id, which nothing else will ever have. Null where
 * nothing is found that the person may see, whatever there is that they may not: then everything is
 * asked for, so that the time of a 404 does not tell.
 */
async function resolveKnown(
  call: Pick<Call, 'actor' | 'cluster' | 'route'>,
  kind: ThingKind,
  reference: string,
): Promise<Placed | null> {
  const found = await chooseKnown(call, kind, reference);
  if (found === null || found.id === reference || call.route.effect === 'read') return found;
  // Its name may be another's by now.
  call.cluster.inventory.touch(found);
  const again = await chooseKnown(call, kind, reference);
  return again?.id === found.id ? again : null;
}

async function chooseKnown(
  call: Pick<Call, 'actor' | 'cluster'>,
  kind: ThingKind,
  reference: string,
): Promise<Placed | null> {
  const known = await call.cluster.inventory.recent(kind, reference);
  if (known === null || known.length === 0) return null;
  // What is recorded must still be there, and that only the engine can tell.
  if (known.some((thing) => awaitsAdoption(call.cluster, thing))) return null;
  const visible = (await placed(call.cluster, known)).filter((thing) => isVisible(call, thing));
  const chosen = choose(visible, reference);
  return typeof chosen === 'string' ? null : chosen;
}

/** Whether the person may know that it is there. */
function isVisible({ actor }: Pick<Call, 'actor'>, thing: Placed): boolean {
  return isEveryonesNetwork(thing) || may(actor, kinds[thing.kind].viewing, thing.place.collection);
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

/** Everything of a kind that the person may see, as lists show it; nothing where only a Swarm would have it. */
export async function visibleThings(
  { actor, cluster }: Pick<Call, 'actor' | 'cluster'>,
  kind: ThingKind,
): Promise<Thing[]> {
  const items = await orNone(cluster.inventory.items(kind));
  const collections = await collectionsOf(cluster, kind, items);
  return items
    .filter(({ thing }, at) => {
      return isEveryonesNetwork(thing) || may(actor, kinds[kind].viewing, collections[at] ?? rootCollection);
    })
    .map(({ thing }) => thing);
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
