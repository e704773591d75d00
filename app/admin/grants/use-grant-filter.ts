import { parseAsString } from 'nuqs';
import { useQueryFilter } from '@/components/forms/use-query-filter';

const parsers = { state: parseAsString.withDefault(''), to: parseAsString.withDefault('') };

/** What the list of all grants is narrowed to, beside the text. */
export function useGrantFilter() {
  return useQueryFilter(parsers);
}
