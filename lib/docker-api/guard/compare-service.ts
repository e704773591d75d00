import { asList, asObject, asText } from '@/lib/docker-api/answers/fields';
import type { Json, JsonObject } from '@/lib/docker-api/json';
import type { ServiceSpec } from '@/lib/docker-api/schemas/service-spec';

/**
 * Where the service that the engine made goes beyond the spec that was allowed: for "create, inspect,
 * compare, and remove if it differs". Empty where it does not.
 */
export function serviceDifferences(spec: ServiceSpec, made: JsonObject): string[] {
  const wanted = spec.TaskTemplate;
  const task = asObject(made.TaskTemplate);
  const container = asObject(task.ContainerSpec);
  const mounts = (wanted.ContainerSpec.Mounts ?? []).map(
    (mount) => `${mount.Type} ${mount.Source ?? ''} ${mount.Target}`,
  );
  const networks = [...(wanted.Networks ?? []), ...(spec.Networks ?? [])].map(({ Target }) => Target);
  const sets: ReadonlyArray<readonly [string, readonly string[], readonly string[]]> = [
    ['Image', [wanted.ContainerSpec.Image], [asText(container.Image)]],
    ['Mounts', mounts, objects(container.Mounts).map(writtenMount)],
    ['Secrets', idsOf(wanted.ContainerSpec.Secrets, 'SecretID'), texts(container.Secrets, 'SecretID')],
    ['Configs', idsOf(wanted.ContainerSpec.Configs, 'ConfigID'), texts(container.Configs, 'ConfigID')],
    ['CapabilityAdd', wanted.ContainerSpec.CapabilityAdd ?? [], asList(container.CapabilityAdd).map(asText)],
    ['Sysctls', Object.keys(wanted.ContainerSpec.Sysctls ?? {}), Object.keys(asObject(container.Sysctls))],
    ['Networks', networks, [...texts(task.Networks, 'Target'), ...texts(made.Networks, 'Target')]],
    ['Runtime', ['', 'container'], [asText(task.Runtime)]],
    [
      'Labels',
      Object.entries(spec.Labels ?? {}).map(String),
      Object.entries(asObject(made.Labels)).map(String),
    ],
  ];
  const beyond = sets.flatMap(([name, allowed, found]) =>
    found.every((each) => allowed.includes(each)) ? [] : [name],
  );
  const kept = asList(asObject(task.Placement).Constraints).map(asText);
  const lost = (wanted.Placement?.Constraints ?? []).some((constraint) => !kept.includes(constraint));
  return lost ? [...beyond, 'Constraints'] : beyond;
}

function writtenMount(mount: JsonObject): string {
  return `${asText(mount.Type)} ${asText(mount.Source)} ${asText(mount.Target)}`;
}

function objects(list: Json | undefined): JsonObject[] {
  return asList(list).map(asObject);
}

function texts(list: Json | undefined, member: string): string[] {
  return objects(list).map((each) => asText(each[member]));
}

function idsOf<Key extends string>(
  references: ReadonlyArray<Readonly<Record<Key, string>>> | undefined,
  key: Key,
): string[] {
  return (references ?? []).map((reference) => reference[key]);
}
