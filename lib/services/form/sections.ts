import { readBytes, readCount, readCpus } from '@/lib/amounts/amounts';
import { readDuration } from '@/lib/amounts/duration';
import { asList, asObject } from '@/lib/docker-api/answers/fields';
import type { Json, JsonObject } from '@/lib/docker-api/json';
import { collectionLabel } from '@/lib/docker-api/labels';
import { healthIn, writeFiles, writeMounts, writePorts } from '@/lib/services/form/parts';
import type { ServiceForm } from '@/lib/services/form/service-form';
import { readWords } from '@/lib/services/form/words';

/** A part of the form that is written as one. */
interface Section {
  readonly fields: readonly (keyof ServiceForm)[];
  write(spec: JsonObject, form: ServiceForm): JsonObject;
}

export const sections: readonly Section[] = [
  { fields: ['name'], write: (spec, { name }) => ({ ...spec, Name: name.trim() }) },
  { fields: ['image'], write: (spec, { image }) => inContainer(spec, { Image: image.trim() }) },
  {
    fields: ['mode', 'replicas'],
    write: (spec, { mode, replicas }) => {
      if (mode === 'other') return spec;
      if (mode === 'global') return { ...spec, Mode: { Global: {} } };
      return { ...spec, Mode: { Replicated: { Replicas: readCount(replicas) ?? 1 } } };
    },
  },
  {
    fields: ['command'],
    write: (spec, { command }) => inContainer(spec, { Command: list(readWords(command)) }),
  },
  { fields: ['args'], write: (spec, { args }) => inContainer(spec, { Args: list(readWords(args)) }) },
  { fields: ['user'], write: (spec, { user }) => inContainer(spec, { User: user.trim() || undefined }) },
  {
    fields: ['directory'],
    write: (spec, { directory }) => inContainer(spec, { Dir: directory.trim() || undefined }),
  },
  {
    fields: ['env'],
    write: (spec, { env }) =>
      inContainer(spec, { Env: list(named(env).map(({ name, value }) => `${name.trim()}=${value}`)) }),
  },
  {
    fields: ['labels', 'collection'],
    write: (spec, { labels, collection }) => ({
      ...spec,
      Labels: {
        ...Object.fromEntries(named(labels).map(({ name, value }) => [name.trim(), value])),
        ...(collection === '' ? {} : { [collectionLabel]: collection }),
      },
    }),
  },
  {
    fields: ['ports'],
    write: (spec, { ports }) => ({
      ...spec,
      EndpointSpec: { ...asObject(spec.EndpointSpec), Ports: list(writePorts(spec, ports)) },
    }),
  },
  {
    fields: ['mounts'],
    write: (spec, { mounts }) =>
      inContainer(spec, { Mounts: list(writeMounts(asList(containerOf(spec).Mounts), mounts)) }),
  },
  {
    fields: ['networks'],
    write: (spec, { networks }) => {
      const { Networks, ...others } = spec;
      const known = [...asList(taskOf(spec).Networks), ...asList(Networks)].map(asObject);
      const targets = networks.map(({ target }) => target.trim()).filter((target) => target !== '');
      const written = targets.map((Target) => known.find((each) => each.Target === Target) ?? { Target });
      return inTask(others, { Networks: list(written) });
    },
  },
  {
    fields: ['secrets'],
    write: (spec, { secrets }) =>
      inContainer(spec, { Secrets: list(writeFiles('Secret', asList(containerOf(spec).Secrets), secrets)) }),
  },
  {
    fields: ['configs'],
    write: (spec, { configs }) =>
      inContainer(spec, { Configs: list(writeFiles('Config', asList(containerOf(spec).Configs), configs)) }),
  },
  {
    fields: ['limitCpus', 'limitMemory'],
    write: (spec, { limitCpus, limitMemory }) =>
      inResources(spec, 'Limits', {
        NanoCPUs: readCpus(limitCpus) ?? 0,
        MemoryBytes: readBytes(limitMemory) ?? 0,
      }),
  },
  {
    fields: ['reserveCpus', 'reserveMemory'],
    write: (spec, { reserveCpus, reserveMemory }) =>
      inResources(spec, 'Reservations', {
        NanoCPUs: readCpus(reserveCpus) ?? 0,
        MemoryBytes: readBytes(reserveMemory) ?? 0,
      }),
  },
  {
    fields: ['restart', 'restartDelay', 'restartAttempts'],
    write: (spec, { restart, restartDelay, restartAttempts }) =>
      inTask(spec, {
        RestartPolicy: {
          ...asObject(taskOf(spec).RestartPolicy),
          Condition: restart || undefined,
          Delay: readDuration(restartDelay) || undefined,
          MaxAttempts: readCount(restartAttempts) ?? undefined,
        },
      }),
  },
  {
    fields: ['healthKind', 'health', 'healthInterval', 'healthTimeout', 'healthStart', 'healthRetries'],
    write: (spec, form) => inContainer(spec, { Healthcheck: healthIn(form) }),
  },
  {
    fields: ['constraints', 'maxPerNode'],
    write: (spec, { constraints, maxPerNode }) => {
      const texts = constraints.map(({ text }) => text.trim()).filter((text) => text !== '');
      const MaxReplicas = readCount(maxPerNode) ?? undefined;
      return inTask(spec, {
        Placement: { ...asObject(taskOf(spec).Placement), Constraints: list(texts), MaxReplicas },
      });
    },
  },
  {
    fields: ['updateParallelism', 'updateDelay', 'updateMonitor', 'updateFailure', 'updateOrder'],
    write: (spec, form) => ({
      ...spec,
      UpdateConfig: {
        ...asObject(spec.UpdateConfig),
        Parallelism: readCount(form.updateParallelism) ?? 1,
        Delay: readDuration(form.updateDelay) || undefined,
        Monitor: readDuration(form.updateMonitor) || undefined,
        FailureAction: form.updateFailure || undefined,
        Order: form.updateOrder || undefined,
      },
    }),
  },
];

function taskOf(spec: JsonObject): JsonObject {
  return asObject(spec.TaskTemplate);
}

function containerOf(spec: JsonObject): JsonObject {
  return asObject(taskOf(spec).ContainerSpec);
}

function inTask(spec: JsonObject, members: JsonObject): JsonObject {
  return { ...spec, TaskTemplate: set(taskOf(spec), members) };
}

function inContainer(spec: JsonObject, members: JsonObject): JsonObject {
  return inTask(spec, { ContainerSpec: set(containerOf(spec), members) });
}

function inResources(spec: JsonObject, part: 'Limits' | 'Reservations', members: JsonObject): JsonObject {
  const resources = asObject(taskOf(spec).Resources);
  const present = Object.fromEntries(
    Object.entries(members).map(([key, value]) => [key, value || undefined]),
  );
  return inTask(spec, { Resources: set(resources, { [part]: set(asObject(resources[part]), present) }) });
}

/** Members that are undefined go. */
function set(object: JsonObject, members: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries({ ...object, ...members }).filter(([, value]) => value !== undefined),
  );
}

function list<T extends Json>(items: readonly T[]): readonly T[] | undefined {
  return items.length > 0 ? items : undefined;
}

function named<T extends { readonly name: string }>(pairs: readonly T[]): T[] {
  return pairs.filter(({ name }) => name.trim() !== '');
}
