import type { ServiceSpec } from '@/lib/docker-api/schemas/service-spec';

/** Labels of nodes under it are written by Wheelhouse alone: each stands for a set of collections. */
export const schedulingLabelPrefix = 'io.wheelhouse.schedule.';

const ownKeys = 'node.labels.io.wheelhouse.';

/** What keeps tasks on the nodes that bear the label of the set. */
export function schedulingConstraint(set: string): string {
  return `node.labels.${schedulingLabelPrefix}${set}==true`;
}

/** The set whose constraint the service bears; null where none keeps it anywhere. */
export function schedulingSetOf(spec: Pick<ServiceSpec, 'TaskTemplate'>): string | null {
  return schedulingSetIn(spec.TaskTemplate.Placement?.Constraints ?? []);
}

/** The same of its constraints alone. */
export function schedulingSetIn(constraints: readonly string[]): string | null {
  for (const constraint of constraints) {
    const set = /^node\.labels\.io\.wheelhouse\.schedule\.([0-9a-f]{16})==true$/.exec(constraint)?.[1];
    if (set !== undefined) return set;
  }
  return null;
}

/**
 * The spec with our constraint in place of any of ours that it came with. A manager wants every
 * constraint of a service to hold, so a person's own can narrow where tasks run and never widen it.
 *
 * @param set null where its tasks may run anywhere
 */
export function keptTo(spec: ServiceSpec, set: string | null): ServiceSpec {
  const { Placement } = spec.TaskTemplate;
  const own = (Placement?.Constraints ?? []).filter((constraint) => !isOurs(constraint));
  const Constraints = set === null ? own : [...own, schedulingConstraint(set)];
  if (Placement === undefined && Constraints.length === 0) return spec;
  return {
    ...spec,
    TaskTemplate: {
      ...spec.TaskTemplate,
      Placement: { ...Placement, Constraints: Constraints.length > 0 ? Constraints : undefined },
    },
  };
}

/** Prefixes of keys are read without case, names of labels with it: whatever comes close is ours. */
function isOurs(constraint: string): boolean {
  return constraint.trim().toLowerCase().startsWith(ownKeys);
}
