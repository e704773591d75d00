'use client';

import { useId } from 'react';
import { type AuditFilterValues, outcomes } from '@/app/admin/audit/use-audit-filter';
import { outcomeWords } from '@/components/audit/outcome-words';
import { Button } from '@/components/ui/button';
import { FilterBox } from '@/components/ui/filter-box';
import { Select } from '@/components/ui/select';
import { TextInput } from '@/components/ui/text-input';
import { TimeInput } from '@/components/ui/time-input';
import { operations } from '@/lib/access/operations';

interface AuditFiltersProps {
  filter: AuditFilterValues;
  onChange: (change: Partial<AuditFilterValues>) => void;
  isFiltered: boolean;
  onClear: () => void;
}

const outcomeOptions = outcomes.map((outcome) => ({ value: outcome, label: outcomeWords(outcome) }));

export function AuditFilters({ filter, onChange, isFiltered, onClear }: AuditFiltersProps) {
  const listId = useId();
  return (
    <search aria-label="Filter entries" className="mb-4 flex flex-wrap items-center gap-2">
      <FilterBox label="Find in entries" value={filter.text} onChange={(text) => onChange({ text })} />
      <TextInput
        aria-label="Who"
        placeholder="Who"
        value={filter.actor}
        onChange={(event) => onChange({ actor: event.target.value })}
        className="max-sm:w-[calc(50%-0.25rem)] sm:w-32"
      />
      <TextInput
        aria-label="Operation"
        placeholder="Operation"
        list={listId}
        value={filter.operation}
        onChange={(event) => onChange({ operation: event.target.value })}
        className="max-sm:w-[calc(50%-0.25rem)] sm:w-44"
      />
      <datalist id={listId}>
        {operations.map((operation) => (
          <option key={operation} value={operation} />
        ))}
      </datalist>
      <TextInput
        aria-label="Collection"
        placeholder="/Collection"
        value={filter.collection}
        onChange={(event) => onChange({ collection: event.target.value })}
        className="max-sm:w-[calc(50%-0.25rem)] sm:w-40"
      />
      <Select
        aria-label="Outcome"
        placeholder="Any outcome"
        options={outcomeOptions}
        value={filter.outcome ?? ''}
        onChange={(event) =>
          onChange({ outcome: outcomes.find((each) => each === event.target.value) ?? null })
        }
        className="max-sm:w-[calc(50%-0.25rem)]! sm:w-40!"
      />
      <span className="flex flex-wrap gap-2 max-sm:w-full">
        <TimeInput label="From" value={filter.since} onChange={(since) => onChange({ since })} />
        <TimeInput label="To" value={filter.until} onChange={(until) => onChange({ until })} />
      </span>
      {isFiltered ? (
        <Button tone="quiet" onClick={onClear}>
          Clear filters
        </Button>
      ) : null}
    </search>
  );
}
