import { parseAsString, parseAsStringLiteral } from 'nuqs';
import { useQueryFilter } from '@/components/forms/use-query-filter';
import type { EngineQuery } from '@/components/live/engine-url';

export const eventKinds = [
  'container',
  'service',
  'node',
  'image',
  'network',
  'volume',
  'secret',
  'config',
] as const;

const parsers = {
  kind: parseAsStringLiteral(eventKinds),
  action: parseAsString.withDefault(''),
  name: parseAsString.withDefault(''),
  from: parseAsString.withDefault(''),
  to: parseAsString.withDefault(''),
};

export interface EventFilterValues {
  kind: (typeof eventKinds)[number] | null;
  action: string;
  name: string;
  /** Values of datetime-local controls, in the reader's zone. */
  from: string;
  to: string;
}

/** The filter of the page, from its query. */
export const useEventFilter = () => useQueryFilter(parsers);

/** The query of the door's /history/events. */
export function eventQuery({ kind, action, name, from, to }: EventFilterValues): EngineQuery {
  return {
    ...(kind ? { kind } : {}),
    ...(action.trim() ? { action: action.trim() } : {}),
    ...(name.trim() ? { name: name.trim() } : {}),
    ...seconds('from', from),
    ...seconds('to', to),
  };
}

function seconds(key: 'from' | 'to', written: string): EngineQuery {
  const time = new Date(written).getTime();
  return Number.isNaN(time) ? {} : { [key]: Math.floor(time / 1000) };
}
