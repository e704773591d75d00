import type { Call } from '@/gateway/call';
import { readEvents } from '@/gateway/events/read-events';
import type { HistorySubject } from '@/gateway/history/history-subject';
import { may } from '@/gateway/pipeline/rights';
import { Refused } from '@/gateway/refused';
import { imageOwners } from '@/gateway/resolve/image-owner';
import { resolveImage } from '@/gateway/resolve/resolve-image';
import { db } from '@/lib/db/client';

type Asking = Pick<Call, 'actor' | 'cluster' | 'door' | 'route'>;

/**
 * An image, and the names that the person sees it by: an engine tells of some things by its id (that it
 * got or lost a name), and of others by a name (that it was pulled). One that is gone is found by its
 * full id, by who may know of its last events.
 *
 * @throws Refused 404
 */
export async function imageHistory(call: Asking, reference: string): Promise<HistorySubject> {
  const { id, names } = (await imageThere(call, reference)) ?? (await imageGone(call, reference));
  return {
    resource: { kind: 'image', id, name: names[0] ?? '' },
    about: { rows: await rowsOf(call, [id, ...names]), services: [] },
    audited: [{ kind: 'image', id }, ...names.map((name) => ({ kind: 'image', name }))],
  };
}

interface KnownImage {
  readonly id: string;
  readonly names: readonly string[];
}

async function imageThere(call: Asking, reference: string): Promise<KnownImage | null> {
  try {
    const { image } = await resolveImage(call, reference);
    const { ofName } = await imageOwners();
    const names = [...image.tags, ...image.digests];
    return { id: image.id, names: names.filter((name) => may(call.actor, 'image.view', ofName(name))) };
  } catch (error) {
    if (error instanceof Refused && error.status === 404 && /^sha256:[0-9a-f]{64}$/.test(reference))
      return null;
    throw error;
  }
}

/** @throws Refused 404 as for an image that never was */
async function imageGone(call: Asking, id: string): Promise<KnownImage> {
  const rows = await rowsOf(call, [id]);
  const { events } = await readEvents(call, { about: { rows, services: [] } }, null, 1);
  if (events.length === 0) throw new Refused(404, `No such image: ${id}`);
  return { id, names: [] };
}

async function rowsOf({ cluster }: Pick<Call, 'cluster'>, engineIds: readonly string[]): Promise<number[]> {
  const rows = await db.trackedResource.findMany({
    where: { clusterId: cluster.id, kind: 'image', engineId: { in: [...engineIds] } },
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}
