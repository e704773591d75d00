import { asList, asObject, asText } from '@/lib/docker-api/answers/fields';
import type { Json, JsonObject } from '@/lib/docker-api/json';
import { imageOf, withImage } from '@/lib/docker-api/spec/service-changes';
import { imageLabel } from '@/lib/stacks/compose/service-spec';

/** Ids by name, of what there is. */
export interface KnownIds {
  readonly networks: ReadonlyMap<string, string>;
  readonly secrets: ReadonlyMap<string, string>;
  readonly configs: ReadonlyMap<string, string>;
}

/**
 * A service's spec with the ids of the secrets and configs that it names.
 *
 * @param isDraft leaves out what is not there yet, networks too, so that the rest can be looked at
 * @throws Error naming what is not there
 */
export function boundSpec(spec: JsonObject, known: KnownIds, isDraft: boolean): JsonObject {
  const task = asObject(spec.TaskTemplate);
  const container = asObject(task.ContainerSpec);
  const bind = (kind: 'Secret' | 'Config', ids: ReadonlyMap<string, string>) =>
    bound(asList(container[`${kind}s`]).map(asObject), kind, ids, isDraft);
  const [Secrets, Configs] = [bind('Secret', known.secrets), bind('Config', known.configs)];
  const networks = asList(task.Networks).map(asObject);
  const there = networks.filter(({ Target }) => !isDraft || known.networks.has(asText(Target)));
  return {
    ...spec,
    TaskTemplate: {
      ...task,
      ...(networks.length > 0 ? { Networks: there } : {}),
      ContainerSpec: {
        ...container,
        ...('Secrets' in container ? { Secrets } : {}),
        ...('Configs' in container ? { Configs } : {}),
      },
    },
  };
}

function bound(
  references: readonly JsonObject[],
  kind: 'Secret' | 'Config',
  ids: ReadonlyMap<string, string>,
  isDraft: boolean,
): JsonObject[] {
  return references.flatMap((reference): JsonObject[] => {
    const name = asText(reference[`${kind}Name`]);
    const id = ids.get(name);
    if (id !== undefined) return [{ ...reference, [`${kind}ID`]: id }];
    if (isDraft) return [];
    throw new Error(`${kind.toLowerCase()} not found: ${name}`);
  });
}

/**
 * The spec for a service that is there: a deploy starts nothing anew that did not change. The digest
 * that its image was resolved to stays as long as the file names the same image.
 */
export function overExisting(spec: JsonObject, existing: JsonObject): JsonObject {
  const isSameImage = asObject(existing.Labels)[imageLabel] === imageOf(spec);
  const kept = isSameImage ? withImage(spec, imageOf(existing)) : spec;
  const task = asObject(kept.TaskTemplate);
  const { ForceUpdate } = asObject(existing.TaskTemplate);
  return {
    ...kept,
    TaskTemplate: { ...task, ...(ForceUpdate === undefined ? {} : { ForceUpdate: ForceUpdate as Json }) },
  };
}
