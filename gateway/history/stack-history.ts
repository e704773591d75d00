import type { Call } from '@/gateway/call';
import type { HistorySubject } from '@/gateway/history/history-subject';
import { placeOfTracked } from '@/gateway/history/tracked-thing';
import { may } from '@/gateway/pipeline/rights';
import { knownPlaces } from '@/gateway/placements/known-places';
import { visibleThings } from '@/gateway/resolve/resolve-thing';
import { db } from '@/lib/db/client';
import { kinds } from '@/lib/docker-api/kinds/kinds';
import { type Thing, type ThingKind, thingKinds } from '@/lib/docker-api/kinds/thing';
import { stackLabel, stackOf } from '@/lib/rows/labels-of-stacks';

/** Kinds whose things bear the name of their stack before their own: by that they are known when they are gone. */
const namedByStack: readonly ThingKind[] = ['service', 'network', 'volume', 'secret', 'config'];
/** The latest; one page of a time line must not look for thousands. */
const mostParts = 200;

/**
 * A stack, or compose project: those of its parts that the person may see, and that there are or were;
 * and what was deployed and removed under its name. A name of which they see nothing is an empty
 * history, whether or not there is such a stack.
 */
export async function stackHistory(
  call: Pick<Call, 'actor' | 'cluster'>,
  name: string,
): Promise<HistorySubject> {
  await knownPlaces.ready();
  const visible = (await Promise.all(thingKinds.map((kind) => visibleThings(call, kind)))).flat();
  const isTask = ({ kind, labels }: Thing) => kind === 'container' && labels[stackLabel] !== undefined;
  const there = visible.filter((thing) => stackOf(thing.labels) === name && !isTask(thing));
  const parts = [...there, ...(await partsGone(call, name, visible))].slice(0, mostParts);
  const rows = await db.trackedResource.findMany({
    where: {
      clusterId: call.cluster.id,
      OR: [
        ...parts.map(({ kind, id }) => ({ kind, engineId: id })),
        // Nothing at all, where it has no parts.
        { id: { in: [] } },
      ],
    },
    select: { id: true },
  });
  return {
    resource: { kind: 'stack', id: name, name },
    about: {
      rows: rows.map((row) => row.id),
      services: parts.flatMap(({ kind, id }) => (kind === 'service' ? id : [])),
    },
    audited: [{ kind: 'stack', name }, ...parts.map(({ kind, id }) => ({ kind, id }))],
  };
}

type Part = Pick<Thing, 'kind' | 'id'>;

/** Labels go with a thing, and its name is remembered. */
async function partsGone(
  { actor, cluster }: Pick<Call, 'actor' | 'cluster'>,
  stack: string,
  visible: readonly Thing[],
): Promise<Part[]> {
  const rows = await db.trackedResource.findMany({
    where: { clusterId: cluster.id, kind: { in: [...namedByStack] }, name: { startsWith: `${stack}_` } },
    orderBy: { id: 'desc' },
    take: mostParts,
    select: {
      kind: true,
      engineId: true,
      generation: true,
      name: true,
      serviceId: true,
      collection: { select: { path: true } },
    },
  });
  const there = new Set(visible.map(({ kind, id }) => `${kind} ${id}`));
  // "shop_eu_web" is of the stack shop_eu where there is one.
  const longer = new Set(visible.flatMap(({ labels }) => stackOf(labels) ?? []));
  longer.delete(stack);
  return rows.flatMap((row) => {
    const kind = namedByStack.find((each) => each === row.kind);
    if (kind === undefined || there.has(`${kind} ${row.engineId}`)) return [];
    if ([...longer].some((other) => other.length > stack.length && row.name.startsWith(`${other}_`)))
      return [];
    const place = placeOfTracked(cluster.id, kind, row);
    return may(actor, kinds[kind].viewing, place) ? [{ kind, id: row.engineId }] : [];
  });
}
