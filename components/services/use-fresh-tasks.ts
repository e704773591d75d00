import { keepPreviousData, useQuery } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { engineUrl } from '@/components/live/engine-url';
import { request } from '@/lib/http/request';
import type { TaskRow } from '@/lib/tasks/row';

const tasks = z.array(z.looseObject({ ID: z.string() }));
const none: ReadonlySet<string> = new Set();

/**
 * The ids of those tasks that are of the spec which the service has now: the manager alone knows, and
 * is asked again whenever a task comes or goes.
 */
export function useFreshTasks(
  cluster: string,
  id: string,
  version: number,
  rows: readonly TaskRow[],
): ReadonlySet<string> {
  const { data } = useQuery({
    queryKey: [
      'fresh-tasks',
      cluster,
      id,
      version,
      rows
        .map((row) => row.id)
        .sort()
        .join(),
    ],
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }): Promise<ReadonlySet<string>> => {
      const filters = JSON.stringify({ service: [id], '_up-to-date': ['true'] });
      const answer = await request<unknown>('GET', engineUrl(cluster, '/tasks', { filters }), { signal });
      return new Set<string>(z.parse(tasks, answer).map(({ ID }) => ID));
    },
  });
  return data ?? none;
}
