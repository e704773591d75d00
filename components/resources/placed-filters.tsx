'use client';

import { parseAsString, useQueryStates } from 'nuqs';
import { useCallback, useMemo, useState } from 'react';
import { useChoices } from '@/components/resources/use-choices';
import { Select } from '@/components/ui/select';

interface PlacedRow {
  readonly collection: string;
  readonly owner: string | null;
}

const nobody = '-';

/**
 * Narrows rows to a collection with all below it, and to an owner; both live in the query.
 *
 * @param isPartial only the first rows are there yet
 */
export function usePlacedFilter<Row extends PlacedRow>(rows: readonly Row[], isPartial: boolean) {
  const [filter, setFilter] = useQueryStates(
    { collection: parseAsString.withDefault(''), owner: parseAsString.withDefault('') },
    { history: 'replace' },
  );
  const { collection, owner } = filter;
  const shown = useMemo(
    () =>
      collection === '' && owner === ''
        ? rows
        : rows.filter((row) => {
            if (owner !== '' && (row.owner ?? nobody) !== owner) return false;
            const at = row.collection;
            return collection === '' || at === collection || at.startsWith(`${collection}/`);
          }),
    [rows, collection, owner],
  );
  const collections = useChoices(rows, collectionOf);
  const owners = useChoices(rows, ownerOf);
  const choose = useCallback(
    (change: { collection?: string; owner?: string }) => void setFilter(change),
    [setFilter],
  );
  // The same element with the same choices: what holds it is not drawn anew with each change of a row.
  const controls = useMemo(
    () => (
      <PlacedFilters
        isPartial={isPartial}
        collections={collections}
        owners={owners}
        collection={collection}
        owner={owner}
        onChange={choose}
      />
    ),
    [isPartial, collections, owners, collection, owner, choose],
  );
  return { shown, filters: { onClear: () => void setFilter(null), controls } };
}

const collectionOf = (row: PlacedRow) => row.collection;
const ownerOf = (row: PlacedRow) => row.owner ?? nobody;

interface PlacedFiltersProps {
  isPartial: boolean;
  collections: readonly string[];
  owners: readonly string[];
  collection: string;
  owner: string;
  onChange: (change: { collection?: string; owner?: string }) => void;
}

function PlacedFilters(props: PlacedFiltersProps) {
  const { onChange } = props;
  return (
    <>
      <FilterSelect
        label="Any collection"
        choices={props.collections}
        isPartial={props.isPartial}
        value={props.collection}
        onChange={(collection) => onChange({ collection })}
      />
      <FilterSelect
        label="Any owner"
        choices={props.owners}
        isPartial={props.isPartial}
        value={props.owner}
        onChange={(owner) => onChange({ owner })}
      />
    </>
  );
}

interface FilterSelectProps {
  label: string;
  choices: readonly string[];
  /** More choices may come with the rest of the rows. */
  isPartial: boolean;
  value: string;
  onChange: (value: string) => void;
}

/** Not there where there is nothing to choose; of a long list it is from the beginning, so that nothing moves. */
export function FilterSelect({ label, choices, isPartial, value, onChange }: FilterSelectProps) {
  const [isKept] = useState(isPartial);
  if (choices.length < 2 && value === '' && !isKept) return null;
  // What the address asks for stays on offer, even when nothing has it now.
  const values = value === '' || choices.includes(value) ? choices : [value, ...choices];
  return (
    <Select
      aria-label={label}
      placeholder={label}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      options={values.map((choice) => ({ value: choice, label: choice === nobody ? 'nobody' : choice }))}
      className="max-sm:w-[calc(50%-0.25rem)]! sm:max-w-40"
    />
  );
}
