import { parseAsString, parseAsStringLiteral } from 'nuqs';
import { useQueryFilter } from '@/components/forms/use-query-filter';
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

/** The filter of the page, from its query. */
export const useAlertFilter = () => useQueryFilter(parsers);

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
