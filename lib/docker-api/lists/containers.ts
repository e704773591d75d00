import { asList, asObject, asText } from '@/lib/docker-api/answers/fields';
import type { JsonObject } from '@/lib/docker-api/json';
import type { Thing } from '@/lib/docker-api/kinds/thing';
import { portFilter } from '@/lib/docker-api/lists/port-filter';
import {
  anyPattern,
  type Condition,
  filtersOf,
  hasLabels,
  type Listed,
  meeting,
  type Selection,
} from '@/lib/docker-api/lists/selection';
import type { Filters, QueryValues } from '@/lib/docker-api/query';

/** States in which the engine counts a container as running. */
const runningStates: ReadonlySet<string> = new Set(['running', 'paused', 'restarting']);
const untold: ReadonlySet<string> = new Set(['dead', 'removing']);
const knownStates: ReadonlySet<string> = new Set([...runningStates, 'created', 'dead', 'exited', 'removing']);

/**
 * Which containers `GET /containers/json` lists (moby, daemon/list.go). `before` and `since`, in the
 * filters, are full ids.
 *
 * @param view whether the person may know where on the node something is mounted from
 */
export function selectContainers(
  query: QueryValues,
  view: { readonly host: boolean },
): Selection<Thing> | null {
  const { all, limit, before, since, size } = query;
  // Engines before API 1.44 still read these two; the sizes only an engine can measure.
  if (before || since || size === true) return null;
  const { before: befores, since: sinces, id: ids, ...rest } = filtersOf(query);
  if ((befores?.length ?? 0) > 1 || (sinces?.length ?? 0) > 1) return null;
  const isLimited = typeof limit === 'number' && limit > 0;
  const wantsAll = all === true || isLimited || rest.status !== undefined;
  // Either of the two is enough for an engine.
  if (rest.publish !== undefined && rest.expose !== undefined) return null;
  const found = meeting<Thing>(pickFilters(rest, ['name']), conditions(view));
  const met = meeting<Thing>(rest, conditions(view));
  if (found === null || met === null || isEmpty(ids) || isEmpty(befores) || isEmpty(sinces)) return null;
  return (items) => {
    const byId = ids === undefined ? items : withIds(items, ids);
    // The engine looks at names first, and walks those that are left.
    const walked = ids === undefined ? found(byId) : byId;
    if (walked === null) return null;
    const between = walk(walked, befores?.[0], sinces?.[0]);
    // Their lists do not tell with what code they ended.
    if (rest.exited && between.some(({ listed }) => untold.has(listed.thing.state))) return null;
    const shown = wantsAll ? between : between.filter(({ listed }) => runningStates.has(listed.thing.state));
    const selected = met(shown);
    return selected && isLimited ? selected.slice(0, limit) : selected;
  };
}

function conditions({ host }: { readonly host: boolean }): Readonly<Record<string, Condition<Thing>>> {
  return {
    name: (values) => {
      const matches = anyPattern(values);
      return matches && (({ name }) => matches(`/${name}`) || matches(name));
    },
    label:
      (values) =>
      ({ thing }) =>
        hasLabels(thing.labels, values),
    status: (values) =>
      values.every((value) => knownStates.has(value)) ? ({ thing }) => values.includes(thing.state) : null,
    exited: (values) => {
      if (!values.every((value) => /^\d{1,9}$/.test(value))) return null;
      const codes = new Set(values.map(Number));
      return ({ item }) => codes.has(exitCode(item));
    },
    // An idea of Windows; elsewhere engines take no notice of it.
    isolation: () => () => true,
    volume:
      (values) =>
      ({ item }) =>
        asList(item.Mounts).some((mount) => isMountOf(asObject(mount), values, host)),
    network:
      (values) =>
      ({ item }) =>
        isOnNetwork(item, values),
    publish: (values) => portFilter(values, 'PublicPort'),
    expose: (values) => portFilter(values, 'PrivatePort'),
  };
}

/** A prefix that several answer to finds none. */
function withIds<L extends Listed<Thing>>(items: readonly L[], ids: readonly string[]): L[] {
  const found = new Set<L>();
  for (const id of ids) {
    const [first, second] = id === '' ? [] : items.filter(({ listed }) => listed.id.startsWith(id));
    if (first && !second) found.add(first);
  }
  return items.filter((item) => found.has(item));
}

/** What comes after the one and before the other: the engine's list has the latest first. */
function walk<L extends Listed<Thing>>(
  items: readonly L[],
  before: string | undefined,
  since: string | undefined,
): readonly L[] {
  const at = (id: string) => items.findIndex(({ listed }) => listed.id === id);
  const start = before === undefined ? 0 : at(before) === -1 ? items.length : at(before) + 1;
  const end = since === undefined || at(since) === -1 ? items.length : at(since);
  return items.slice(start, end);
}

const exited = /^Exited \((\d+)\)/;

function exitCode(item: JsonObject): number {
  return Number(exited.exec(asText(item.Status))?.[1] ?? Number.NaN);
}

function isMountOf(mount: JsonObject, values: readonly string[], host: boolean): boolean {
  const [name, source, destination] = [asText(mount.Name), asText(mount.Source), asText(mount.Destination)];
  const known = name === '' && host ? source : name;
  return values.some(
    (value) => (destination !== '' && value === destination) || (known !== '' && value === known),
  );
}

function isOnNetwork(item: JsonObject, values: readonly string[]): boolean {
  const networks = asObject(asObject(item.NetworkSettings).Networks);
  return values.some(
    (value) =>
      Object.hasOwn(networks, value) ||
      Object.values(networks).some((network) => asText(asObject(network).NetworkID).startsWith(value)),
  );
}

function pickFilters(filters: Filters, keys: readonly string[]): Filters {
  return Object.fromEntries(Object.entries(filters).filter(([key]) => keys.includes(key)));
}

function isEmpty(values: readonly string[] | undefined): boolean {
  return values?.length === 0;
}
