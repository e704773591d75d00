import { writeBytes, writeCpus } from '@/lib/amounts/amounts';
import { writeDuration } from '@/lib/amounts/duration';
import { asList, asObject, asText } from '@/lib/docker-api/answers/fields';
import type { Json, JsonObject } from '@/lib/docker-api/json';
import { collectionLabel } from '@/lib/docker-api/labels';
import type { FileField, MountField, Pair, PortField, ServiceForm } from '@/lib/services/form/service-form';
import { writeWords } from '@/lib/services/form/words';

/** The form of a spec. What the form has no field for is not lost: `withForm` writes only what changed. */
export function formOf(spec: JsonObject): ServiceForm {
  const task = asObject(spec.TaskTemplate);
  const container = asObject(task.ContainerSpec);
  const { Limits, Reservations } = asObject(task.Resources);
  const restart = asObject(task.RestartPolicy);
  const placement = asObject(task.Placement);
  const update = asObject(spec.UpdateConfig);
  const labels = asObject(spec.Labels);
  const networks = asList(task.Networks).length > 0 ? task.Networks : spec.Networks;
  return {
    name: asText(spec.Name),
    collection: asText(labels[collectionLabel]),
    image: asText(container.Image),
    ...modeOf(asObject(spec.Mode)),
    command: words(container.Command),
    args: words(container.Args),
    user: asText(container.User),
    directory: asText(container.Dir),
    env: asList(container.Env).map(variable),
    labels: Object.entries(labels)
      .filter(([name]) => name !== collectionLabel)
      .map(([name, value]) => ({ name, value: asText(value) })),
    ports: objects(asObject(spec.EndpointSpec).Ports).map(portOf),
    mounts: objects(container.Mounts).map(mountOf),
    networks: objects(networks).map(({ Target }) => ({ target: asText(Target) })),
    secrets: objects(container.Secrets).map((each) => fileOf(each, 'Secret')),
    configs: objects(container.Configs).map((each) => fileOf(each, 'Config')),
    limitCpus: unlessNone(asObject(Limits).NanoCPUs, writeCpus),
    limitMemory: unlessNone(asObject(Limits).MemoryBytes, writeBytes),
    reserveCpus: unlessNone(asObject(Reservations).NanoCPUs, writeCpus),
    reserveMemory: unlessNone(asObject(Reservations).MemoryBytes, writeBytes),
    restart: oneOf(['none', 'on-failure', 'any'], restart.Condition),
    restartDelay: unlessNone(restart.Delay, writeDuration),
    restartAttempts: count(restart.MaxAttempts),
    ...healthOf(container.Healthcheck),
    constraints: asList(placement.Constraints).map((each) => ({ text: asText(each) })),
    maxPerNode: count(placement.MaxReplicas),
    updateParallelism: update.Parallelism === undefined ? '' : String(amount(update.Parallelism)),
    updateDelay: unlessNone(update.Delay, writeDuration),
    updateMonitor: unlessNone(update.Monitor, writeDuration),
    updateFailure: oneOf(['pause', 'continue', 'rollback'], update.FailureAction),
    updateOrder: oneOf(['stop-first', 'start-first'], update.Order),
  };
}

function modeOf(mode: JsonObject): Pick<ServiceForm, 'mode' | 'replicas'> {
  if ('Global' in mode) return { mode: 'global', replicas: '' };
  if ('ReplicatedJob' in mode || 'GlobalJob' in mode) return { mode: 'other', replicas: '' };
  const { Replicas } = asObject(mode.Replicated);
  return { mode: 'replicated', replicas: Replicas === undefined ? '1' : String(amount(Replicas)) };
}

function variable(entry: Json): Pair {
  const text = asText(entry);
  const at = text.indexOf('=');
  return at === -1 ? { name: text, value: '' } : { name: text.slice(0, at), value: text.slice(at + 1) };
}

function portOf(port: JsonObject): PortField {
  return {
    published: count(port.PublishedPort),
    target: count(port.TargetPort),
    protocol: oneOf(['tcp', 'udp', 'sctp'], port.Protocol) || 'tcp',
    mode: oneOf(['ingress', 'host'], port.PublishMode) || 'ingress',
  };
}

function mountOf(mount: JsonObject): MountField {
  return {
    type: oneOf(['volume', 'bind', 'tmpfs'], mount.Type) || 'volume',
    source: asText(mount.Source),
    target: asText(mount.Target),
    isReadOnly: mount.ReadOnly === true,
  };
}

function fileOf(reference: JsonObject, kind: 'Secret' | 'Config'): FileField {
  return {
    id: asText(reference[`${kind}ID`]),
    name: asText(reference[`${kind}Name`]),
    file: asText(asObject(reference.File).Name),
  };
}

type HealthField =
  | 'healthKind'
  | 'health'
  | 'healthInterval'
  | 'healthTimeout'
  | 'healthStart'
  | 'healthRetries';

function healthOf(value: Json | undefined): Pick<ServiceForm, HealthField> {
  const check = asObject(value);
  const [how, ...rest] = asList(check.Test).map(asText);
  const kind = how === 'NONE' ? 'none' : how === 'CMD-SHELL' ? 'shell' : how === 'CMD' ? 'exec' : 'image';
  return {
    healthKind: kind,
    health: kind === 'shell' ? rest.join(' ') : kind === 'exec' ? writeWords(rest) : '',
    healthInterval: unlessNone(check.Interval, writeDuration),
    healthTimeout: unlessNone(check.Timeout, writeDuration),
    healthStart: unlessNone(check.StartPeriod, writeDuration),
    healthRetries: count(check.Retries),
  };
}

function objects(list: Json | undefined): JsonObject[] {
  return asList(list).map(asObject);
}

function words(list: Json | undefined): string {
  return writeWords(asList(list).map(asText));
}

function amount(value: Json | undefined): number {
  return typeof value === 'number' || typeof value === 'bigint' ? Number(value) : 0;
}

/** "" for 0, which is how engines say "none". */
function unlessNone(value: Json | undefined, write: (amount: number) => string): string {
  const given = amount(value);
  return given === 0 ? '' : write(given);
}

function count(value: Json | undefined): string {
  return unlessNone(value, String);
}

function oneOf<T extends string>(known: readonly T[], value: Json | undefined): T | '' {
  return known.find((each) => each === value) ?? '';
}
