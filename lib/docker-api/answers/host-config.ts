import { type AnswerView, asList, asObject, asText, hidden } from '@/lib/docker-api/answers/fields';
import type { JsonObject } from '@/lib/docker-api/json';

/** Log drivers whose options hold no address or credential. */
const plainLogDrivers = ['', 'json-file', 'local', 'none'];

/** HostConfig as a person sees it who may not see the node: that a path is mounted, but not which. */
export function filterHostConfig(host: JsonObject, view: AnswerView): JsonObject {
  if (view.host) return host;
  const log = asObject(host.LogConfig);
  return {
    ...host,
    ContainerIDFile: '',
    // Both name other containers.
    Links: null,
    VolumesFrom: null,
    ...('Binds' in host && host.Binds !== null
      ? { Binds: asList(host.Binds).map((bind) => hideBindSource(asText(bind))) }
      : {}),
    ...('Mounts' in host ? { Mounts: asList(host.Mounts).map((mount) => hideMount(asObject(mount))) } : {}),
    ...('Devices' in host && host.Devices !== null
      ? { Devices: asList(host.Devices).map((device) => ({ ...asObject(device), PathOnHost: hidden })) }
      : {}),
    LogConfig: plainLogDrivers.includes(asText(log.Type)) ? log : { ...log, Config: {} },
  };
}

function hideBindSource(bind: string): string {
  return bind.startsWith('/') ? `${hidden}:${bind.split(':').slice(1).join(':')}` : bind;
}

/** Options of a volume driver can hold an address, a path and a password. */
function hideMount(mount: JsonObject): JsonObject {
  const source = mount.Type === 'bind' ? { Source: hidden } : {};
  const options = asObject(mount.VolumeOptions);
  const driver = asObject(options.DriverConfig);
  if (!('Options' in driver)) return { ...mount, ...source };
  return { ...mount, VolumeOptions: { ...options, DriverConfig: { ...driver, Options: {} } } };
}
