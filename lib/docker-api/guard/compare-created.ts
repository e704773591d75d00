import { isJsonObject, type Json, type JsonObject } from '@/lib/docker-api/json';
import type { ContainerCreate } from '@/lib/docker-api/schemas/container-create';
import { mostPorts } from '@/lib/docker-api/schemas/fields';
import type { Mount } from '@/lib/docker-api/schemas/mount';

const text = (value: Json | undefined) => (typeof value === 'string' ? value : '');
const list = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : []);
const object = (value: Json | undefined): JsonObject => (isJsonObject(value) ? value : {});

type Wanted = NonNullable<ContainerCreate['HostConfig']>;

/** Switches that must be off unless they were allowed to be on. */
const switches = ['Privileged', 'OomKillDisable', 'PublishAllPorts'] as const;

/** Modes, each with its harmless values: an engine may put one of them in the place of another. */
const modes: ReadonlyArray<readonly [keyof Wanted, readonly string[]]> = [
  ['PidMode', ['']],
  ['IpcMode', ['', 'private', 'shareable']],
  ['UTSMode', ['']],
  ['UsernsMode', ['']],
  ['CgroupParent', ['']],
  ['NetworkMode', ['', 'default', 'bridge']],
];

/** What an engine is configured to choose when nobody does. */
const leftToEngine: ReadonlyArray<keyof Wanted> = ['CgroupnsMode', 'Runtime'];

const lists = ['CapAdd', 'Devices', 'DeviceRequests', 'DeviceCgroupRules'] as const;

/** The members of a HostConfig that the comparison reads, less those that say nothing. */
export function comparedSettings(host: Partial<Wanted>): Partial<Wanted> {
  const members: ReadonlyArray<keyof Wanted> = [
    ...switches,
    ...modes.map(([member]) => member),
    ...leftToEngine,
    ...lists,
    'SecurityOpt',
    'MaskedPaths',
    'Sysctls',
    'Binds',
    'Mounts',
  ];
  const said = members.filter((member) => {
    const value = host[member];
    return value !== undefined && value !== '' && value !== false;
  });
  return {
    ...Object.fromEntries(said.map((member) => [member, host[member]])),
    // Options of a driver can hold passwords, and are not compared.
    ...(host.Mounts
      ? { Mounts: host.Mounts.map(({ Type, Source, Target }) => ({ Type, Source, Target }) as Mount) }
      : {}),
  };
}

/**
 * Where the container that the engine made goes beyond the spec that was allowed: for "create,
 * inspect, compare, and remove if it differs". Empty where it does not.
 */
export function differencesFromAllowed(spec: ContainerCreate, inspect: JsonObject): string[] {
  const wanted: Partial<Wanted> = spec.HostConfig ?? {};
  const made = object(inspect.HostConfig);
  const found: string[] = [];
  for (const field of switches) {
    if (made[field] === true && wanted[field] !== true) found.push(`HostConfig.${field}`);
  }
  for (const [field, harmless] of modes) {
    const value = text(made[field]);
    const wish = wanted[field] ?? '';
    const isAsGood = typeof wish === 'string' && harmless.includes(wish) && harmless.includes(value);
    if (value !== wish && !isAsGood) found.push(`HostConfig.${field}`);
  }
  for (const field of leftToEngine) {
    const wish = wanted[field];
    if (wish && made[field] !== wish) found.push(`HostConfig.${field}`);
  }
  for (const field of lists) {
    if (list(made[field]).length > (wanted[field] ?? []).length) found.push(`HostConfig.${field}`);
  }
  if (addedSecurityOptions(wanted, list(made.SecurityOpt)).length > 0) found.push('HostConfig.SecurityOpt');
  const isUnmasked = Array.isArray(made.MaskedPaths) && made.MaskedPaths.length === 0;
  if (isUnmasked && wanted.MaskedPaths === undefined && !wanted.Privileged) {
    found.push('HostConfig.MaskedPaths');
  }
  // Of an image that exposes every port, publishing all would be more than the node can hold.
  const exposed = Object.keys(object(object(inspect.Config).ExposedPorts));
  if (made.PublishAllPorts === true && exposed.length > mostPorts) found.push('Config.ExposedPorts');
  if (list(made.VolumesFrom).length > 0) found.push('HostConfig.VolumesFrom');
  if (Object.keys(object(made.Sysctls)).length > Object.keys(wanted.Sysctls ?? {}).length) {
    found.push('HostConfig.Sysctls');
  }
  return [...found, ...mountDifferences(wanted, list(inspect.Mounts))];
}

/** Engines put "label=disable" where a container shares the node's processes anyway. */
function addedSecurityOptions(wanted: Partial<Wanted>, made: readonly Json[]): Json[] {
  const sharesNode = wanted.Privileged || wanted.PidMode === 'host' || wanted.IpcMode === 'host';
  const implied = sharesNode ? ['label=disable'] : [];
  return made.filter((option) => ![...(wanted.SecurityOpt ?? []), ...implied].includes(text(option)));
}

/** Every mount of the container must be one that was asked for, or a volume that the image declares. */
function mountDifferences(wanted: Partial<Wanted>, mounts: readonly Json[]): string[] {
  const paths = new Set<string>();
  for (const bind of wanted.Binds ?? []) if (bind.startsWith('/')) paths.add(bind.split(':')[1] ?? '');
  for (const mount of wanted.Mounts ?? []) if (mount.Type === 'bind') paths.add(mount.Target);
  return mounts.flatMap((entry) => {
    const { Type, Destination, Driver } = object(entry);
    const to = text(Destination);
    if (Type === 'bind' && !paths.has(to)) return [`Mounts ${to}`];
    if (Type === 'volume' && !['', 'local'].includes(text(Driver))) return [`Mounts ${to}`];
    return ['bind', 'volume', 'tmpfs'].includes(text(Type)) ? [] : [`Mounts ${to}`];
  });
}
