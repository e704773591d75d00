import * as z from 'zod/mini';
import {
  type ContainerPlacement,
  type ContainerRow,
  containerRow,
} from '@/components/containers/container-store';
import { containerSummaries } from '@/components/containers/container-summary';
import { engineRequest } from '@/components/live/engine-request';
import { listAll } from '@/lib/http/list-all';

interface Wanted {
  /** Full ids; all containers when left out. */
  ids?: readonly string[];
  /** What is known already: a placement is asked for only once. */
  known: (id: string) => ContainerRow | undefined;
  signal: AbortSignal;
}

/** Containers with their placements, by the person's own right to see them. @throws RequestFailure */
export async function fetchContainerRows(
  cluster: string,
  { ids, known, signal }: Wanted,
): Promise<ContainerRow[]> {
  const filters = ids ? JSON.stringify({ id: ids }) : undefined;
  const answer = await engineRequest(cluster, '/containers/json', { query: { all: true, filters }, signal });
  const summaries = containerSummaries(await answer.json());
  const placements = await placementsFor(
    cluster,
    summaries.filter(({ id }) => !known(id)?.owner).map(({ id }) => id),
    signal,
  );
  return summaries.map((summary) => {
    const row = known(summary.id);
    const placement =
      row?.owner && row.collection ? { collection: row.collection, owner: row.owner } : undefined;
    return containerRow(summary, placements.get(summary.id) ?? placement);
  });
}

const placementSchema = z.object({ id: z.string(), collection: z.string(), owner: z.nullable(z.string()) });

/** One by one while they are few, which is how they come; else the whole list. */
const fewPlacements = 5;

async function placementsFor(
  cluster: string,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<Map<string, ContainerPlacement>> {
  if (ids.length === 0) return new Map();
  const searches = ids.length <= fewPlacements ? ids.map((id) => ({ id })) : [{}];
  const lists = await Promise.all(
    searches.map((search) => {
      const query = new URLSearchParams({ cluster, kind: 'container', ...search });
      return listAll<unknown>(`/placements?${query}`, signal);
    }),
  );
  const placements = lists.flat().map((item) => z.parse(placementSchema, item));
  return new Map(placements.map(({ id, collection, owner }) => [id, { collection, owner }]));
}
