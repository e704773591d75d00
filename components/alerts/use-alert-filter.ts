import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { useEffect, useState } from 'react';
import { ruleNames } from '@/lib/alerts/rules';

export const severities = ['warning', 'critical'] as const;
export const states = ['firing', 'resolved'] as const;

const parsers = {
  text: parseAsString.withDefault(''),
  cluster: parseAsString.withDefault(''),
  rule: parseAsStringLiteral(ruleNames),
  severity: parseAsStringLiteral(severities),
  state: parseAsStringLiteral(states),
};

export interface AlertFilterValues {
  text: string;
  cluster: string;
  rule: (typeof ruleNames)[number] | null;
  severity: (typeof severities)[number] | null;
  state: (typeof states)[number] | null;
}

const settleMs = 300;

/** The filter is in the query; `settled` follows it when typing pauses. */
export function useAlertFilter() {
  const [filter, setFilter] = useQueryStates(parsers, { history: 'replace' });
  const [settled, setSettled] = useState<AlertFilterValues>(filter);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(filter), settleMs);
    return () => clearTimeout(timer);
  }, [filter]);
  return {
    filter,
    settled,
    isFiltered: Object.values(filter).some((value) => value !== '' && value !== null),
    onChange: (change: Partial<AlertFilterValues>) => void setFilter(change),
    clear: () => void setFilter(null),
  };
}

/** The query of GET /alerts. */
export function alertQuery(filter: AlertFilterValues, cursor: string | null): URLSearchParams {
  const query = new URLSearchParams({ limit: '50' });
  for (const [key, value] of Object.entries(filter)) {
    const text = String(value ?? '').trim();
    if (text !== '') query.set(key, text);
  }
  if (cursor) query.set('cursor', cursor);
  return query;
}
