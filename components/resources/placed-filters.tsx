'use client';

import { parseAsString, useQueryStates } from 'nuqs';
import { useMemo } from 'react';
import { Select } from '@/components/ui/select';

interface PlacedRow {
  readonly collection: string;
  readonly owner: string | null;
}

const nobody = '-';

/** Narrows rows to a collection with all below it, and to an owner; both live in the query. */
export function usePlacedFilter<Row extends PlacedRow>(rows: readonly Row[]) {
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
  return {
    shown,
    filters: {
      onClear: () => void setFilter(null),
      controls: <PlacedFilters rows={rows} filter={filter} onChange={(change) => void setFilter(change)} />,
    },
  };
}

interface PlacedFiltersProps {
  rows: readonly PlacedRow[];
  filter: { collection: string; owner: string };
  onChange: (change: { collection?: string; owner?: string }) => void;
}

function PlacedFilters({ rows, filter, onChange }: PlacedFiltersProps) {
  const choices = useMemo(
    () => ({
      collections: distinct(rows.map((row) => row.collection)),
      owners: distinct(rows.map((row) => row.owner ?? nobody)),
    }),
    [rows],
  );
  return (
    <>
      <FilterSelect
        label="Any collection"
        choices={choices.collections}
        value={filter.collection}
        onChange={(collection) => onChange({ collection })}
      />
      <FilterSelect
        label="Any owner"
        choices={choices.owners}
        value={filter.owner}
        onChange={(owner) => onChange({ owner })}
      />
    </>
  );
}

interface FilterSelectProps {
  label: string;
  choices: readonly string[];
  value: string;
  onChange: (value: string) => void;
}

export function FilterSelect({ label, choices, value, onChange }: FilterSelectProps) {
  if (choices.length < 2 && value === '') return null;
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

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)].sort();
}
