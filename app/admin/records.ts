import { type QueryKey, queryOptions, type UseQueryOptions, useQuery } from '@tanstack/react-query';
import type { ClusterView } from '@/lib/clusters/schema';
import type { CollectionView } from '@/lib/collections/schema';
import { listAll } from '@/lib/http/list-all';

export function records<T>(path: string) {
  return queryOptions({
    queryKey: [path.slice(1)] as QueryKey,
    queryFn: ({ signal }) => listAll<T>(path, signal),
  });
}

export const collectionRecords = records<CollectionView>('/collections');
export const clusterRecords = records<ClusterView>('/clusters');

/** Records as the page brought them, kept up to date from then on. */
export function useRecords<T>(options: UseQueryOptions<T[], Error, T[], QueryKey>, initial: T[]): T[] {
  return useQuery({ ...options, initialData: initial }).data ?? initial;
}
