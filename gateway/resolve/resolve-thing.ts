import type { Call } from '@/gateway/call';
import type { Thing } from '@/gateway/engines/inventory';
import { may } from '@/gateway/pipeline/rights';
import { type Placed, placed } from '@/gateway/placements/places';
import { Refused } from '@/gateway/refused';
import { candidates, choose } from '@/gateway/resolve/choose';
import { listedThing } from '@/gateway/resolve/listed-thing';
import { isPredefinedNetwork } from '@/gateway/resolve/predefined-network';
import type { Operation } from '@/lib/access/operations';
import { notFound } from '@/lib/docker-api/errors';
import type { JsonObject } from '@/lib/docker-api/json';

const viewing = {
  container: 'container.view',
  network: 'network.view',
  volume: 'volume.view',
} as const satisfies Record<Thing['kind'], Operation>;

/**
 * The one thing that a reference means among what the person may see.
 *
 * @throws Refused 404 in Docker's words when there is none, whether or not there is one that the
 *   person may not see; 400 when there are several
 */
export async function resolveThing(
  call: Pick<Call, 'actor' | 'cluster'>,
  kind: Thing['kind'],
  reference: string,
): Promise<Placed> {
  const found = await findCandidates(call, kind, reference);
  // Where nothing is found the records are asked too: the time of a 404 must not tell which one it is.
  const asked = found.length > 0 ? found : [nothingOf(kind)];
  const hits = (await placed(call.cluster, asked)).filter(({ id }) => id !== '');
  const visible = hits.filter((thing) => isVisible(call, thing));
  const chosen = choose(visible, reference);
  if (chosen === 'several') {
    throw new Refused(400, `multiple IDs found with provided prefix: ${reference}`);
  }
  if (chosen !== 'none') return chosen;
  const [hidden] = hits;
  const { status, message } = notFound(kind, reference);
  throw new Refused(status, message, {
    isRecorded: hidden !== undefined,
    subject: {
      operation: viewing[kind],
      resourceKind: kind,
      ...(hidden
        ? { resourceId: hidden.id, resourceName: hidden.name, collection: hidden.place.collection }
        : {}),
    },
  });
}

function nothingOf(kind: Thing['kind']): Thing {
  return { kind, id: '', generation: '', name: '', labels: {}, imageId: '', state: '' };
}

/** Whether the person may know that it is there. */
export function isVisible({ actor }: Pick<Call, 'actor'>, thing: Placed): boolean {
  return isPredefinedNetwork(thing) || may(actor, viewing[thing.kind], thing.place.collection);
}

/** Those items of an engine's list that the person may see, each with the thing that it shows. */
export async function visibleItems(
  call: Pick<Call, 'actor' | 'cluster'>,
  kind: Thing['kind'],
  items: readonly JsonObject[],
): Promise<{ readonly item: JsonObject; readonly thing: Placed }[]> {
  const things = await placed(
    call.cluster,
    items.map((item) => ({ ...listedThing(kind, item), item })),
  );
  return things.filter((thing) => isVisible(call, thing)).map((thing) => ({ item: thing.item, thing }));
}

/** Everything of a kind that the person may see. */
export async function visibleThings(
  call: Pick<Call, 'actor' | 'cluster'>,
  kind: Thing['kind'],
): Promise<Placed[]> {
  return (await placed(call.cluster, await everything(call, kind))).filter((thing) => isVisible(call, thing));
}

async function findCandidates(
  call: Pick<Call, 'cluster'>,
  kind: Thing['kind'],
  reference: string,
): Promise<Thing[]> {
  // Volumes are found by their whole name only.
  if (kind === 'volume') {
    const volume = await call.cluster.inventory.volume(reference);
    return volume === null ? [] : [volume];
  }
  return candidates(await everything(call, kind), reference);
}

function everything({ cluster }: Pick<Call, 'cluster'>, kind: Thing['kind']): Promise<Thing[]> {
  const { inventory } = cluster;
  switch (kind) {
    case 'container':
      return inventory.containers();
    case 'network':
      return inventory.networks();
    case 'volume':
      return inventory.volumes();
  }
}
