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

const zones = ['local', 'utc'] as const;

/** What is typed as a word. */
const words = [
  'text',
  'actor',
  'operation',
  'collection',
  'resource',
  'cluster',
  'address',
  'credential',
  'correlationId',
] as const;
type Word = (typeof words)[number];

const word = parseAsString.withDefault('');
const parsers = {
  text: word,
  actor: word,
  operation: word,
  collection: word,
  resource: word,
  cluster: word,
  address: word,
  credential: word,
  correlationId: word,
  outcome: parseAsStringLiteral(outcomes),
  since: word,
  until: word,
  zone: parseAsStringLiteral(zones),
};

export interface AuditFilterValues extends Record<Word, string> {
  outcome: (typeof outcomes)[number] | null;
  /** Values of datetime-local controls, in the zone. */
  since: string;
  until: string;
  /** Null: the reader's own. */
  zone: (typeof zones)[number] | null;
}

/** The filter of the page, from its query. */
export const useAuditFilter = () => useQueryFilter(parsers);

/** What GET /audit and saved searches are filtered by. */
export function criteriaOf(filter: AuditFilterValues): Record<string, string> {
  const criteria: Record<string, string> = {};
  for (const key of words) {
    const value = filter[key].trim();
    if (value) criteria[key] = value;
  }
  if (filter.outcome) criteria.outcome = filter.outcome;
  for (const key of ['since', 'until'] as const) {
    const time = new Date(filter.zone === 'utc' ? `${filter[key]}Z` : filter[key]);
    if (!Number.isNaN(time.getTime())) criteria[key] = time.toISOString();
  }
  return criteria;
}

/** The filter of the page that a saved search stands for. Its times are shown in the reader's zone. */
export function filterOf(criteria: Readonly<Record<string, string | undefined>>): AuditFilterValues {
  const filter = { outcome: null, since: '', until: '', zone: null } as AuditFilterValues;
  for (const key of words) filter[key] = criteria[key] ?? '';
  filter.outcome = outcomes.find((outcome) => outcome === criteria.outcome) ?? null;
  for (const key of ['since', 'until'] as const) filter[key] = localInput(criteria[key]);
  return filter;
}

/** As a datetime-local control writes a time. */
function localInput(instant: string | undefined): string {
  if (instant === undefined) return '';
  const time = new Date(instant);
  const local = new Date(time.getTime() - time.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}
