import { useQueries } from '@tanstack/react-query';
import { engineUrl } from '@/components/live/engine-url';
import { failureMessage } from '@/lib/http/failure';
import { listAll } from '@/lib/http/list-all';
import { request } from '@/lib/http/request';
import type { PlacementView } from '@/lib/placements/schema';

export interface NamedCluster {
  readonly name: string;
}

interface ListOptions<Item> {
  /** First part of the query key, e.g. "volumes". */
  key: string;
  /** At the engine, e.g. "/volumes". */
  path: string;
  /** Reads the engine's answer. */
  read: (answer: unknown) => Item[];
  /** Whose placements say the collection; images have none of their own. */
  kind: 'volume' | 'network' | null;
  /** The engine's id, as placements hold it. */
  idOf: (item: Item) => string;
}

export type OnCluster<Item> = Item & { cluster: string; collection: string | null; owner: string | null };

const refreshMs = 30_000;

/** One kind of thing from several clusters, each with where it is placed. */
export function useClusterList<Item>(clusters: readonly NamedCluster[], options: ListOptions<Item>) {
  const { key, path, read, kind, idOf } = options;
  const results = useQueries({
    queries: clusters.map(({ name }) => ({
      queryKey: [key, name],
      refetchInterval: refreshMs,
      queryFn: async ({ signal }: { signal: AbortSignal }): Promise<OnCluster<Item>[]> => {
        const placementsPath = `/placements?${new URLSearchParams({ cluster: name, kind: kind ?? '' })}`;
        const [answer, placements] = await Promise.all([
          request<unknown>('GET', engineUrl(name, path), { signal }),
          kind ? listAll<PlacementView>(placementsPath, signal) : [],
        ]);
        const placed = new Map(placements.map((placement) => [placement.id, placement]));
        return read(answer).map((item) => {
          const placement = placed.get(idOf(item));
          return {
            ...item,
            cluster: name,
            collection: placement?.collection ?? null,
            owner: placement?.owner ?? null,
          };
        });
      },
    })),
  });
  return {
    items: results.flatMap((result) => result.data ?? []),
    isPending: results.some((result) => result.isPending),
    failures: results.flatMap((result, index) =>
      result.error ? [{ name: clusters[index]?.name ?? '', failure: failureMessage(result.error) }] : [],
    ),
  };
}
