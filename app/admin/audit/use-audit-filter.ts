import { parseAsString, parseAsStringLiteral } from 'nuqs';
import { useQueryFilter } from '@/components/forms/use-query-filter';

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

/** The filter of the page, from its query. */
export const useAuditFilter = () => useQueryFilter(parsers);

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
