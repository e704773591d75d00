import { asObject } from '@/lib/docker-api/answers/fields';
import type { JsonObject } from '@/lib/docker-api/json';
import { labelsOf } from '@/lib/docker-api/kinds/kind';
import type { TaskThing } from '@/lib/docker-api/kinds/task';
import type { Thing } from '@/lib/docker-api/kinds/thing';
import {
  beginsWithAny,
  type Condition,
  filtersOf,
  meeting,
  type Selection,
  swarmLabels,
} from '@/lib/docker-api/lists/selection';
import type { QueryValues } from '@/lib/docker-api/query';

/*
 * Which of a Swarm's objects its lists show (moby, daemon/cluster/filters.go; swarmkit, manager/controlapi).
 * What is found by name comes in the order of names: then only the engine knows which one that is,
 * unless it is one.
 */

const byId: Condition<unknown> =
  (values) =>
  ({ id }) =>
    beginsWithAny(id, values);

const byLabels: Condition<Thing> = (values) => {
  const has = swarmLabels(values);
  return has && (({ thing }) => has(thing.labels));
};

const byName: Condition<Thing> =
  (values) =>
  ({ name }) =>
    beginsWithAny(name, values);

/** `names` is of secrets alone in older engines; those that do not know it say so. */
export function selectSwarmData(query: QueryValues): Selection<Thing> | null {
  return inOrder(query, {
    id: byId,
    name: byName,
    label: byLabels,
    names:
      (values) =>
      ({ name }) =>
        values.includes(name),
  });
}

export function selectServices(query: QueryValues): Selection<Thing> | null {
  return inOrder(query, {
    id: byId,
    name: byName,
    label: byLabels,
    mode:
      (values) =>
      ({ item }) =>
        values.includes(modeOf(item)),
  });
}

const modes = [
  ['Global', 'global'],
  ['Replicated', 'replicated'],
  ['ReplicatedJob', 'replicated-job'],
  ['GlobalJob', 'global-job'],
] as const;

function modeOf(service: JsonObject): string {
  const mode = asObject(asObject(service.Spec).Mode);
  return modes.find(([member]) => member in mode)?.[1] ?? '';
}

const roles: ReadonlySet<string> = new Set(['manager', 'worker']);

export function selectNodes(query: QueryValues): Selection<Thing> | null {
  return inOrder(query, {
    id: byId,
    name: byName,
    role: (values) => {
      const wanted = values.map((value) => value.toLowerCase());
      return wanted.every((value) => roles.has(value)) ? ({ thing }) => wanted.includes(thing.role) : null;
    },
    'node.label': byLabels,
    label: (values) => {
      const has = swarmLabels(values);
      return has && (({ item }) => has(labelsOf(asObject(asObject(item.Description).Engine).Labels)));
    },
  });
}

const taskStates: ReadonlySet<string> = new Set([
  ...['new', 'pending', 'assigned', 'accepted', 'preparing', 'ready', 'starting', 'running', 'complete'],
  ...['completed', 'shutdown', 'failed', 'rejected', 'remove', 'orphaned'],
]);

/** `service` and `node` are full ids. */
export function selectTasks(query: QueryValues): Selection<TaskThing> | null {
  return meeting<TaskThing>(filtersOf(query), {
    id: byId,
    service:
      (values) =>
      ({ thing }) =>
        values.includes(thing.serviceId),
    node:
      (values) =>
      ({ thing }) =>
        values.includes(thing.nodeId),
    'desired-state': (values) => {
      const wanted = values.map((value) => value.toLowerCase());
      if (!wanted.every((value) => taskStates.has(value))) return null;
      return ({ thing }) => wanted.includes(thing.desiredState);
    },
  });
}

function inOrder(
  query: QueryValues,
  conditions: Readonly<Record<string, Condition<Thing>>>,
): Selection<Thing> | null {
  const filters = filtersOf(query);
  const met = meeting<Thing>(filters, conditions);
  const isByName = filters.name !== undefined || filters.names !== undefined;
  if (met === null || !isByName) return met;
  return (items) => {
    const found = met(items);
    return found && found.length <= 1 ? found : null;
  };
}
