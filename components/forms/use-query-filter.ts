import { type UseQueryStatesKeysMap, useQueryStates, type Values } from 'nuqs';
import { useEffect, useState } from 'react';

/** What is typed is asked for when there was a pause of this long. */
const settleMs = 300;

/**
 * A filter that is kept in the page's query, so that what one sees can be sent to somebody.
 *
 * @param parsers one for each field; the same object each time
 * @returns `filter` as it is shown, and `settled`, which follows it when typing pauses
 */
export function useQueryFilter<Parsers extends UseQueryStatesKeysMap>(parsers: Parsers) {
  const [filter, setFilter] = useQueryStates(parsers, { history: 'replace' });
  const [settled, setSettled] = useState<Values<Parsers>>(filter);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(filter), settleMs);
    return () => clearTimeout(timer);
  }, [filter]);
  return {
    filter,
    settled,
    isFiltered: Object.values(filter).some((value) => value !== '' && value !== null),
    onChange: (change: Partial<Values<Parsers>>) => void setFilter(change),
    clear: () => void setFilter(null),
  };
}
