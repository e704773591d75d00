import { asList, asObject, asText, hidden } from '@/lib/docker-api/answers/fields';
import { hiddenVariable } from '@/lib/docker-api/answers/task-spec';
import type { JsonObject } from '@/lib/docker-api/json';
import type { ServiceSpec } from '@/lib/docker-api/schemas/service-spec';

/**
 * Puts back what a person was not shown and therefore sends as `[hidden]`, from the spec that the
 * service has: a client that changes one field sends all the others as it got them.
 *
 * @param current the spec at the engine
 */
export function restoreHidden(wished: ServiceSpec, current: JsonObject): ServiceSpec {
  const task = asObject(current.TaskTemplate);
  const container = asObject(task.ContainerSpec);
  const { TaskTemplate } = wished;
  const { ContainerSpec, LogDriver } = TaskTemplate;
  return {
    ...wished,
    TaskTemplate: {
      ...TaskTemplate,
      LogDriver: LogDriver && {
        ...LogDriver,
        Options: restoreMap(LogDriver.Options, asObject(asObject(task.LogDriver).Options)),
      },
      ContainerSpec: {
        ...ContainerSpec,
        Env: restoreEnv(ContainerSpec.Env, asList(container.Env).map(asText)),
        Mounts: restoreMounts(ContainerSpec.Mounts, asList(container.Mounts).map(asObject)),
      },
    },
  };
}

/** The first mark of what was hidden that is still there; null where there is none. */
export function stillHidden({ TaskTemplate: { ContainerSpec, LogDriver } }: ServiceSpec): string | null {
  for (const mount of ContainerSpec.Mounts ?? []) {
    if (mount.Type === 'bind' && mount.Source === hidden) return `the mount at ${mount.Target}`;
    const options = mount.VolumeOptions?.DriverConfig?.Options ?? {};
    if (Object.values(options).includes(hidden)) return `the mount at ${mount.Target}`;
  }
  return Object.values(LogDriver?.Options ?? {}).includes(hidden) ? 'the log driver' : null;
}

function restoreEnv(sent: string[] | undefined, current: readonly string[]): string[] | undefined {
  const values = new Map(current.map((entry) => [hiddenVariable(entry), entry]));
  return sent?.map((entry) => values.get(entry) ?? entry);
}

type Mounts = ServiceSpec['TaskTemplate']['ContainerSpec']['Mounts'];

function restoreMounts(sent: Mounts, current: readonly JsonObject[]): Mounts {
  return sent?.map((mount) => {
    const before = current.find(({ Target, Type }) => Target === mount.Target && Type === mount.Type);
    if (before === undefined) return mount;
    if (mount.Type === 'bind') {
      return mount.Source === hidden ? { ...mount, Source: asText(before.Source) } : mount;
    }
    const driver = mount.Type === 'volume' ? mount.VolumeOptions?.DriverConfig : undefined;
    if (mount.Type !== 'volume' || !driver) return mount;
    const options = asObject(asObject(asObject(before.VolumeOptions).DriverConfig).Options);
    return {
      ...mount,
      VolumeOptions: {
        ...mount.VolumeOptions,
        DriverConfig: { ...driver, Options: restoreMap(driver.Options, options) },
      },
    };
  });
}

type TextMap = Record<string, string> | undefined;

function restoreMap(sent: TextMap, current: JsonObject): TextMap {
  if (sent === undefined) return undefined;
  return Object.fromEntries(
    Object.entries(sent).map(([key, value]) => [
      key,
      value === hidden && key in current ? asText(current[key]) : value,
    ]),
  );
}
