import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { useEffect, useState } from 'react';
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

const settleMs = 300;

/** The filter is in the query; `settled` follows it when typing pauses. */
export function useEventFilter() {
  const [filter, setFilter] = useQueryStates(parsers, { history: 'replace' });
  const [settled, setSettled] = useState<EventFilterValues>(filter);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(filter), settleMs);
    return () => clearTimeout(timer);
  }, [filter]);
  return {
    filter,
    settled,
    isFiltered: Object.values(filter).some((value) => value !== '' && value !== null),
    onChange: (change: Partial<EventFilterValues>) => void setFilter(change),
    clear: () => void setFilter(null),
  };
}

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
