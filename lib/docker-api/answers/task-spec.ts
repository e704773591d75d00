import { type AnswerView, asList, asObject, asText, hidden } from '@/lib/docker-api/answers/fields';
import type { Json, JsonObject } from '@/lib/docker-api/json';

/** Log drivers whose options hold no address or credential. */
const plainLogDrivers = ['', 'json-file', 'local', 'none'];

/**
 * What each task of a service runs, as a person sees it. What is hidden is replaced and not left out:
 * clients send the whole spec back to change one field of it (`restoreHidden`).
 */
export function filterTaskSpec(spec: JsonObject, view: AnswerView): JsonObject {
  const log = asObject(spec.LogDriver);
  const hidesLog = !view.host && !plainLogDrivers.includes(asText(log.Name));
  return {
    ...spec,
    ...('ContainerSpec' in spec
      ? { ContainerSpec: filterContainer(asObject(spec.ContainerSpec), view) }
      : {}),
    ...(hidesLog ? { LogDriver: { ...log, Options: hideAll(log.Options) } } : {}),
  };
}

function filterContainer(container: JsonObject, view: AnswerView): JsonObject {
  return {
    ...container,
    ...('Env' in container && !view.env
      ? { Env: asList(container.Env).map((entry) => hiddenVariable(asText(entry))) }
      : {}),
    ...('Mounts' in container && !view.host
      ? { Mounts: asList(container.Mounts).map((mount) => hideMount(asObject(mount))) }
      : {}),
  };
}

/** `NAME=value` without the value: that a variable is set helps, and gives nothing away. */
export function hiddenVariable(entry: string): string {
  return `${entry.split('=')[0]}=${hidden}`;
}

/** Where on a node something lies, and how a volume driver reaches it, are not for everyone. */
function hideMount(mount: JsonObject): JsonObject {
  const source = mount.Type === 'bind' ? { Source: hidden } : {};
  const options = asObject(mount.VolumeOptions);
  const driver = asObject(options.DriverConfig);
  if (!('Options' in driver)) return { ...mount, ...source };
  const DriverConfig = { ...driver, Options: hideAll(driver.Options) };
  return { ...mount, VolumeOptions: { ...options, DriverConfig } };
}

function hideAll(map: Json | undefined): JsonObject {
  return Object.fromEntries(Object.keys(asObject(map)).map((key) => [key, hidden]));
}
