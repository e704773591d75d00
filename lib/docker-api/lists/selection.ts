import type { JsonObject } from '@/lib/docker-api/json';
import type { Filters, QueryValues } from '@/lib/docker-api/query';

/** An item of an engine's list, as far as filters look at it. */
export interface Listed<T> {
  readonly listed: {
    readonly id: string;
    readonly name: string;
    readonly thing: T;
    readonly item: JsonObject;
  };
}

/**
 * Those of the items that an engine would list, in its order. Null where only the engine can tell: a
 * pattern that we do not match, a value that it refuses, something that its list does not show.
 */
export type Selection<T> = <L extends Listed<T>>(items: readonly L[]) => readonly L[] | null;

const everything: Selection<unknown> = (items) => items;

/** Makes the condition that one filter sets; null where only the engine can tell. */
export type Condition<T> = (values: readonly string[]) => ((item: Listed<T>['listed']) => boolean) | null;

/** Items that meet every condition. */
export function meeting<T>(
  filters: Filters,
  conditions: Readonly<Record<string, Condition<T> | undefined>>,
): Selection<T> | null {
  const met: ((item: Listed<T>['listed']) => boolean)[] = [];
  for (const [key, values] of Object.entries(filters)) {
    // An empty list of values means this to one filter and that to another.
    const condition = values.length === 0 ? null : (conditions[key]?.(values) ?? null);
    if (condition === null) return null;
    met.push(condition);
  }
  if (met.length === 0) return everything;
  return (items) => items.filter(({ listed }) => met.every((isMet) => isMet(listed)));
}

export function filtersOf({ filters }: QueryValues): Filters {
  return typeof filters === 'object' ? filters : {};
}

/** Whether labels hold all that is asked for: `key` or `key=value` (moby, filters.MatchKVList). */
export function hasLabels(labels: Readonly<Record<string, string>>, wanted: readonly string[]): boolean {
  return wanted.every((each) => {
    const at = each.indexOf('=');
    const key = at === -1 ? each : each.slice(0, at);
    if (!Object.hasOwn(labels, key)) return false;
    return at === -1 || labels[key] === each.slice(at + 1);
  });
}

/**
 * The same as a Swarm's managers read it (swarmkit, filterMatchLabels): of one key the last counts,
 * and an empty value asks for none. Which is the last is chance: then only the engine can tell.
 */
export function swarmLabels(
  wanted: readonly string[],
): ((labels: Readonly<Record<string, string>>) => boolean) | null {
  const pairs = wanted.map((each) => {
    const at = each.indexOf('=');
    return at === -1 ? ([each, ''] as const) : ([each.slice(0, at), each.slice(at + 1)] as const);
  });
  if (new Set(pairs.map(([key]) => key)).size < pairs.length) return null;
  return (labels) =>
    pairs.every(([key, value]) => Object.hasOwn(labels, key) && (value === '' || labels[key] === value));
}

const plain = /^\^?[A-Za-z0-9_/:-]*\$?$/;

/**
 * A filter's pattern as an engine takes it: equal, or a regular expression that is found anywhere.
 * Only the simplest are matched here: others could mean something else to us, or take us for ever.
 */
export function plainPattern(written: string): ((text: string) => boolean) | null {
  if (!plain.test(written)) return null;
  const [isStart, isEnd] = [written.startsWith('^'), written.endsWith('$')];
  const middle = written.slice(isStart ? 1 : 0, isEnd ? -1 : undefined);
  if (isStart && isEnd) return (text) => text === middle;
  if (isStart) return (text) => text.startsWith(middle);
  if (isEnd) return (text) => text.endsWith(middle);
  return (text) => text.includes(middle);
}

/** Whether any of the patterns is found; null where one of them is not plain. */
export function anyPattern(written: readonly string[]): ((text: string) => boolean) | null {
  const patterns: ((text: string) => boolean)[] = [];
  for (const each of written) {
    const pattern = plainPattern(each);
    if (pattern === null) return null;
    patterns.push(pattern);
  }
  return (text) => patterns.some((isFound) => isFound(text));
}

export function beginsWithAny(text: string, beginnings: readonly string[]): boolean {
  return beginnings.some((beginning) => text.startsWith(beginning));
}
