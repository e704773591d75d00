import { useQueries } from '@tanstack/react-query';
import * as z from 'zod/mini';
import type { Command } from '@/components/shell/palette/commands';
import type { ShellFacts } from '@/components/shell/shell-facts';
import { request } from '@/lib/http/request';
import { paths } from '@/lib/paths/console-paths';

const containersSchema = z.array(z.looseObject({ Id: z.string(), Names: z.array(z.string()) }));

/** The containers of every cluster that answers, as places to go to. Asked for while the palette is open. */
export function useContainerCommands(facts: ShellFacts, enabled: boolean): Command[] {
  const toOps = facts.views.some((view) => view.href === paths.ops());
  const results = useQueries({
    queries: facts.clusters
      .filter((cluster) => cluster.isReachable)
      .map(({ name }) => ({
        queryKey: ['palette', 'containers', name],
        enabled,
        queryFn: async ({ signal }: { signal: AbortSignal }) => {
          const path = `/clusters/${encodeURIComponent(name)}/v1.41/containers/json?all=1`;
          const containers = containersSchema.parse(await request<unknown>('GET', path, { signal }));
          return containers.map((container) => containerCommand(name, container, toOps));
        },
      })),
  });
  return results.flatMap((result) => result.data ?? []);
}

function containerCommand(
  cluster: string,
  container: { Id: string; Names: string[] },
  toOps: boolean,
): Command {
  return {
    id: `container:${cluster}:${container.Id}`,
    label: container.Names[0]?.replace(/^\//, '') ?? container.Id.slice(0, 12),
    note: `container on ${cluster}`,
    target: {
      href: toOps
        ? paths.opsContainer(cluster, container.Id)
        : `${paths.apps(cluster)}/containers/${container.Id}`,
    },
  };
}
