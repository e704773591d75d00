'use client';

import { parseAsString } from 'nuqs';
import { useQueryFilter } from '@/components/forms/use-query-filter';
import { Picker } from '@/components/records/picker';
import { teamSource } from '@/components/records/picker-sources';
import { Select } from '@/components/ui/select';

const parsers = { state: parseAsString.withDefault(''), team: parseAsString.withDefault('') };

export function usePeopleFilter() {
  return useQueryFilter(parsers);
}

const states = [
  { value: '', label: 'Active and disabled' },
  { value: 'active', label: 'Active' },
  { value: 'disabled', label: 'Disabled' },
];

export function PeopleFilters({ filter, onChange }: ReturnType<typeof usePeopleFilter>) {
  return (
    <>
      <Select
        aria-label="State"
        options={states}
        value={filter.state}
        onChange={(event) => onChange({ state: event.target.value })}
        className="w-48!"
      />
      <div className="w-44">
        <Picker
          source={teamSource}
          label="In the team"
          placeholder="In any team"
          value={filter.team}
          onChange={(team) => onChange({ team })}
        />
      </div>
    </>
  );
}
