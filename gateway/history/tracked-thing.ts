import type { Call } from '@/gateway/call';
import { may } from '@/gateway/pipeline/rights';
import { knownPlaces } from '@/gateway/placements/known-places';
import { resolveThing } from '@/gateway/resolve/resolve-thing';
import { type CollectionPath, rootCollection } from '@/lib/access/collection-path';
import { db } from '@/lib/db/client';
import { kinds } from '@/lib/docker-api/kinds/kinds';
import type { ThingKind } from '@/lib/docker-api/kinds/thing';

/** Something that has, or could have, a history, and that the person may see. */
export interface TrackedThing {
  readonly kind: ThingKind;
  readonly id: string;
  readonly name: string;
  readonly collection: CollectionPath;
  /** Its row; null where nothing was kept of it yet. */
  readonly resourceId: number | null;
}

interface Row {
  readonly id: number;
  readonly engineId: string;
  readonly generation: string;
  readonly name: string;
  readonly serviceId: string;
  readonly collection: { readonly path: string } | null;
}

/**
 * What a reference means among things that there are and things that there were: those by their full
 * id alone. What is gone is where it was last.
 *
 * @throws Refused 404 as for a thing that is there
 */
export async function trackedThing(
  call: Pick<Call, 'actor' | 'cluster' | 'route'>,
  kind: ThingKind,
  reference: string,
): Promise<TrackedThing> {
  await knownPlaces.ready();
  const row = await rowOf(call.cluster.id, kind, reference);
  if (row) {
    const collection = placeOfTracked(call.cluster.id, kind, row);
    if (may(call.actor, kinds[kind].viewing, collection)) {
      return { kind, id: row.engineId, name: row.name, collection, resourceId: row.id };
    }
  }
  // Whether there is a row must not be told by the time that a 404 takes.
  const { id, name, place } = await resolveThing(call, kind, reference);
  const known = row?.engineId === id ? row : await rowOf(call.cluster.id, kind, id);
  return { kind, id, name, collection: place.collection, resourceId: known?.id ?? null };
}

/** Where something is by the records of now, or was last. */
export function placeOfTracked(
  clusterId: string,
  kind: string,
  { engineId, generation, serviceId, collection }: Omit<Row, 'id' | 'name'>,
): CollectionPath {
  const own = knownPlaces.find({ clusterId, kind, engineId }, generation);
  const service = serviceId
    ? knownPlaces.find({ clusterId, kind: 'service', engineId: serviceId }, '')
    : null;
  return (own ?? service)?.collection ?? collection?.path ?? rootCollection;
}

function rowOf(clusterId: string, kind: string, engineId: string): Promise<Row | null> {
  return db.trackedResource.findFirst({
    where: { clusterId, kind, engineId },
    // Of several volumes that bore the name, the latest.
    orderBy: { id: 'desc' },
    select: {
      id: true,
      engineId: true,
      generation: true,
      name: true,
      serviceId: true,
      collection: { select: { path: true } },
    },
  });
}
