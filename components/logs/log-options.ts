import { parseAsBoolean, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';

export const sinceChoices = ['all', '5m', '15m', '1h', '6h', '24h'] as const;
export type Since = (typeof sinceChoices)[number];

export const sinceLabels: Record<Since, string> = {
  all: 'All that is kept',
  '5m': 'Last 5 minutes',
  '15m': 'Last 15 minutes',
  '1h': 'Last hour',
  '6h': 'Last 6 hours',
  '24h': 'Last day',
};

const minutes: Record<Since, number> = { all: 0, '5m': 5, '15m': 15, '1h': 60, '6h': 360, '24h': 1440 };

/** Seconds since the epoch from which lines are wanted; undefined: all. */
export function sinceSeconds(since: Since, now: number): number | undefined {
  return since === 'all' ? undefined : Math.floor(now / 1000) - minutes[since] * 60;
}

const parsers = {
  since: parseAsStringLiteral(sinceChoices).withDefault('all'),
  find: parseAsString.withDefault(''),
  case: parseAsBoolean.withDefault(false),
  only: parseAsBoolean.withDefault(false),
  wrap: parseAsBoolean.withDefault(false),
  time: parseAsBoolean.withDefault(false),
};

/** How a log is looked at lives in the query, so that what one sees can be sent to somebody. */
export function useLogOptions() {
  return useQueryStates(parsers, { history: 'replace', clearOnDefault: true });
}

export type LogOptions = ReturnType<typeof useLogOptions>[0];
export type SetLogOptions = ReturnType<typeof useLogOptions>[1];
