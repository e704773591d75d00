import { type QueryKey, queryOptions, type UseQueryOptions, useQuery } from '@tanstack/react-query';
import type { ClusterView } from '@/lib/clusters/schema';
import type { CollectionView } from '@/lib/collections/schema';
import { listAll } from '@/lib/http/list-all';
import type { ImagePrefixView } from '@/lib/image-prefixes/schema';
import type { RoleView } from '@/lib/roles/schema';
import type { TeamView } from '@/lib/teams/schema';
import type { UserView } from '@/lib/users/schema';

export function records<T>(path: string) {
  return queryOptions({
    queryKey: [path.slice(1)] as QueryKey,
    queryFn: ({ signal }) => listAll<T>(path, signal),
  });
}

export const userRecords = records<UserView>('/users');
export const teamRecords = records<TeamView>('/teams');
export const roleRecords = records<RoleView>('/roles');
export const collectionRecords = records<CollectionView>('/collections');
export const prefixRecords = records<ImagePrefixView>('/image-prefixes');
export const clusterRecords = records<ClusterView>('/clusters');

/** Records as the page brought them, kept up to date from then on. */
export function useRecords<T>(options: UseQueryOptions<T[], Error, T[], QueryKey>, initial: T[]): T[] {
  return useQuery({ ...options, initialData: initial }).data ?? initial;
}
