import 'server-only';
import { type ContainerInspect, readInspect } from '@/components/containers/container-details';
import {
  type ContainerPlacement,
  type ContainerRow,
  containerRow,
} from '@/components/containers/container-store';
import { collectionLabel, containerSummaries } from '@/components/containers/container-summary';
import { engineUrl } from '@/components/live/engine-url';
import type { Actor } from '@/lib/auth/actor';
import { readThroughDoor } from '@/lib/containers/read-through-door';
import { RequestFailure } from '@/lib/http/failure';
import { listPlacements } from '@/lib/placements/queries';

export interface LoadedContainers {
  readonly rows: readonly ContainerRow[];
  /** Why there are none, in words; null when the list is whole. */
  readonly failure: string | null;
}

/** The containers of a cluster that the person may see, for the first paint of a page. */
export async function loadContainers(actor: Actor, cluster: string): Promise<LoadedContainers> {
  try {
    const [answer, placements] = await Promise.all([
      readThroughDoor(engineUrl(cluster, '/containers/json', { all: true })),
      placementsOf(actor, cluster),
    ]);
    const rows = containerSummaries(answer).map((summary) =>
      containerRow(summary, placements.get(summary.id)),
    );
    return { rows: rows.sort((a, b) => a.name.localeCompare(b.name)), failure: null };
  } catch (error) {
    if (error instanceof RequestFailure) return { rows: [], failure: error.message };
    throw error;
  }
}

export interface LoadedContainer {
  readonly inspect: ContainerInspect;
  readonly placement: { readonly collection: string | null; readonly owner: string | null };
}

/**
 * One container. Null when it does not exist for this person.
 *
 * @throws RequestFailure when the cluster cannot be asked
 */
export async function loadContainer(
  actor: Actor,
  cluster: string,
  id: string,
): Promise<LoadedContainer | null> {
  try {
    const answer = await readThroughDoor(engineUrl(cluster, `/containers/${encodeURIComponent(id)}/json`));
    const inspect = readInspect(answer);
    const { items } = await listPlacements(actor, { cluster, kind: 'container', id: inspect.Id });
    const [placed] = items;
    return {
      inspect,
      placement: {
        collection: placed?.collection ?? inspect.Config.Labels?.[collectionLabel] ?? null,
        owner: placed?.owner ?? null,
      },
    };
  } catch (error) {
    if (error instanceof RequestFailure && error.status === 404) return null;
    throw error;
  }
}

async function placementsOf(actor: Actor, cluster: string): Promise<Map<string, ContainerPlacement>> {
  const found = new Map<string, ContainerPlacement>();
  let cursor: string | undefined;
  do {
    const page = await listPlacements(actor, {
      cluster,
      kind: 'container',
      limit: 500,
      ...(cursor && { cursor }),
    });
    for (const { id, collection, owner } of page.items) found.set(id, { collection, owner });
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return found;
}
