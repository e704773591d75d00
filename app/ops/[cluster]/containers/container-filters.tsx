'use client';

import { useMemo } from 'react';
import type { OpsContainer } from '@/app/ops/[cluster]/containers/ops-container';
import { Select } from '@/components/ui/select';

interface ContainerFilter {
  state: string;
  collection: string;
  owner: string;
}

const nobody = '-';

export function matchesFilter(row: OpsContainer, { state, collection, owner }: ContainerFilter): boolean {
  if (state !== '' && row.state !== state) return false;
  if (owner !== '' && (row.owner ?? nobody) !== owner) return false;
  const at = row.collection;
  return collection === '' || at === collection || at.startsWith(`${collection}/`);
}

interface ContainerFiltersProps {
  containers: readonly OpsContainer[];
  filter: ContainerFilter;
  onChange: (change: Partial<ContainerFilter>) => void;
}

/** Narrows to a state, a collection with all below it, or an owner, among those that there are. */
export function ContainerFilters({ containers, filter, onChange }: ContainerFiltersProps) {
  const choices = useMemo(
    () => ({
      states: distinct(containers.map((row) => row.state)),
      collections: distinct(containers.map((row) => row.collection)),
      owners: distinct(containers.map((row) => row.owner ?? nobody)),
    }),
    [containers],
  );
  return (
    <>
      <FilterSelect
        label="Any state"
        choices={choices.states}
        value={filter.state}
        onChange={(state) => onChange({ state })}
      />
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

function FilterSelect({ label, choices, value, onChange }: FilterSelectProps) {
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
