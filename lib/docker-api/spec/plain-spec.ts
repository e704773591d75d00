import { asList, asObject, asText } from '@/lib/docker-api/answers/fields';
import type { JsonObject } from '@/lib/docker-api/json';
import { type Labels, withoutOwnLabels } from '@/lib/docker-api/labels';

const ownConstraint = /^\s*node\.labels\.io\.wheelhouse\./i;

/**
 * A service's spec as people edit it: without what Wheelhouse writes into every spec by itself, which
 * are the labels of the placement and the constraint that keeps tasks on the person's nodes.
 */
export function plainSpec(spec: JsonObject): JsonObject {
  const task = asObject(spec.TaskTemplate);
  const container = asObject(task.ContainerSpec);
  return {
    ...spec,
    ...(spec.Labels ? { Labels: ownLeftOut(spec.Labels) } : {}),
    TaskTemplate: {
      ...task,
      ContainerSpec: { ...container, ...(container.Labels ? { Labels: ownLeftOut(container.Labels) } : {}) },
      ...(task.Placement ? { Placement: withoutOwnConstraint(asObject(task.Placement)) } : {}),
    },
  };
}

function ownLeftOut(labels: JsonObject[string]): JsonObject {
  return { ...withoutOwnLabels(asObject(labels) as Labels) };
}

function withoutOwnConstraint(placement: JsonObject): JsonObject {
  if (!placement.Constraints) return placement;
  const { Constraints, ...others } = placement;
  const own = asList(Constraints).filter((each) => !ownConstraint.test(asText(each)));
  return own.length > 0 ? { ...others, Constraints: own } : others;
}
