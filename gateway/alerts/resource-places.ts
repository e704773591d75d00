import type { Cluster } from '@/gateway/engines/cluster';
import { placed } from '@/gateway/placements/places';
import type { Breach } from '@/lib/alerts/breach';
import { db } from '@/lib/db/client';
import type { Thing } from '@/lib/docker-api/kinds/thing';

const placedKinds = ['node', 'service', 'container'] as const;

/**
 * The ids of the collections that the resources of breaches are in. What has no place of its own,
 * like an engine, is in "/", and not in the answer.
 */
export async function collectionIds(
  cluster: Cluster,
  breaches: readonly Breach[],
): Promise<ReadonlyMap<Breach, string>> {
  const things: { breach: Breach; thing: Thing }[] = [];
  for (const breach of breaches) {
    const kind = placedKinds.find((each) => each === breach.resource.kind);
    const item = kind && cluster.inventory.known(kind).items.get(breach.resource.id);
    if (item) things.push({ breach, thing: item.thing });
  }
  if (things.length === 0) return new Map();
  const places = await placed(
    cluster,
    things.map(({ thing }) => thing),
  );
  const paths = [...new Set(places.map(({ place }) => place.collection))];
  const rows = await db.collection.findMany({
    where: { path: { in: paths } },
    select: { id: true, path: true },
  });
  const ids = new Map(rows.map(({ id, path }) => [path, id]));
  return new Map(
    things.flatMap(({ breach }, at) => {
      const id = ids.get(places[at]?.place.collection ?? '');
      return id === undefined ? [] : [[breach, id]];
    }),
  );
}
