import { keptTo } from '@/lib/docker-api/guard/service-placement';
import { withoutOwnLabels } from '@/lib/docker-api/labels';
import type { ServiceSpec } from '@/lib/docker-api/schemas/service-spec';

/**
 * Whether two specs run the same: the same tasks on the same networks. How many there are, how they
 * are updated, which ports lead to them and how often they were restarted on purpose may differ, and
 * so may what Wheelhouse itself writes.
 */
export function runsTheSame(one: ServiceSpec, other: ServiceSpec): boolean {
  return canonical(whatRuns(one)) === canonical(whatRuns(other));
}

/** Whether they are the same in every field. */
export function isSameSpec(one: ServiceSpec, other: ServiceSpec): boolean {
  return canonical(one) === canonical(other);
}

function whatRuns(spec: ServiceSpec): unknown {
  const { TaskTemplate, Networks } = keptTo(spec, null);
  const { ContainerSpec } = TaskTemplate;
  return {
    Networks,
    TaskTemplate: {
      ...TaskTemplate,
      ForceUpdate: undefined,
      Runtime: undefined,
      ContainerSpec: {
        ...ContainerSpec,
        Isolation: undefined,
        Labels: withoutOwnLabels(ContainerSpec.Labels),
        // Clients sort them.
        Mounts: [...(ContainerSpec.Mounts ?? [])].sort((a, b) => (a.Target < b.Target ? -1 : 1)),
      },
    },
  };
}

/** One text for one meaning: keys in order, and what is empty left out. */
function canonical(value: unknown): string {
  return JSON.stringify(pruned(value)) ?? '';
}

function pruned(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? undefined : value.map(pruned);
  if (typeof value !== 'object' || value === null) {
    return value === '' || value === 0 ? undefined : (value ?? undefined);
  }
  const members = Object.entries(value)
    .map(([key, member]) => [key, pruned(member)] as const)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return members.length === 0 ? undefined : Object.fromEntries(members);
}
