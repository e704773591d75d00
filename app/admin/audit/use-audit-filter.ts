import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { useEffect, useState } from 'react';

export const outcomes = [
  'done',
  'failed',
  'refused',
  'pending',
  'unknown',
  'not-done',
  'needs-attention',
] as const;

const parsers = {
  actor: parseAsString.withDefault(''),
  operation: parseAsString.withDefault(''),
  collection: parseAsString.withDefault(''),
  outcome: parseAsStringLiteral(outcomes),
  since: parseAsString.withDefault(''),
  until: parseAsString.withDefault(''),
  text: parseAsString.withDefault(''),
};

export interface AuditFilterValues {
  actor: string;
  operation: string;
  collection: string;
  outcome: (typeof outcomes)[number] | null;
  /** Values of datetime-local controls, in the reader's zone. */
  since: string;
  until: string;
  text: string;
}

const settleMs = 300;

/** The filter is in the query; `settled` follows it when typing pauses. */
export function useAuditFilter() {
  const [filter, setFilter] = useQueryStates(parsers, { history: 'replace' });
  const [settled, setSettled] = useState<AuditFilterValues>(filter);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(filter), settleMs);
    return () => clearTimeout(timer);
  }, [filter]);
  return {
    filter,
    settled,
    isFiltered: Object.values(filter).some((value) => value !== '' && value !== null),
    onChange: (change: Partial<AuditFilterValues>) => void setFilter(change),
    clear: () => void setFilter(null),
  };
}

/** The query of GET /audit. */
export function auditQuery(filter: AuditFilterValues, cursor: string | null): URLSearchParams {
  const query = new URLSearchParams({ limit: '100' });
  for (const key of ['actor', 'operation', 'collection', 'text', 'outcome'] as const) {
    const value = filter[key]?.trim();
    if (value) query.set(key, value);
  }
  for (const key of ['since', 'until'] as const) {
    const time = new Date(filter[key]);
    if (!Number.isNaN(time.getTime())) query.set(key, time.toISOString());
  }
  if (cursor) query.set('cursor', cursor);
  return query;
}
