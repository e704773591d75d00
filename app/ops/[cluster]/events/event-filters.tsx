'use client';

import { useId } from 'react';
import { type EventFilterValues, eventKinds } from '@/app/ops/[cluster]/events/use-event-filter';
import { Button } from '@/components/ui/button';
import { FilterBox } from '@/components/ui/filter-box';
import { Select } from '@/components/ui/select';
import { TextInput } from '@/components/ui/text-input';
import { TimeInput } from '@/components/ui/time-input';

interface EventFiltersProps {
  filter: EventFilterValues;
  onChange: (change: Partial<EventFilterValues>) => void;
  isFiltered: boolean;
  onClear: () => void;
}

const kindOptions = eventKinds.map((kind) => ({ value: kind, label: kind }));
const usualActions = [
  'create',
  'start',
  'die',
  'kill',
  'oom',
  'stop',
  'restart',
  'health_status',
  'update',
  'destroy',
  'remove',
  'pull',
  'connect',
  'disconnect',
];

export function EventFilters({ filter, onChange, isFiltered, onClear }: EventFiltersProps) {
  const listId = useId();
  return (
    <search aria-label="Filter events" className="mb-4 flex flex-wrap items-center gap-2">
      <FilterBox label="Name or id" value={filter.name} onChange={(name) => onChange({ name })} />
      <Select
        aria-label="Kind"
        placeholder="Any kind"
        options={kindOptions}
        value={filter.kind ?? ''}
        onChange={(event) =>
          onChange({ kind: eventKinds.find((kind) => kind === event.target.value) ?? null })
        }
        className="max-sm:w-[calc(50%-0.25rem)]! sm:w-36!"
      />
      <TextInput
        aria-label="Action"
        placeholder="Action"
        list={listId}
        value={filter.action}
        onChange={(event) => onChange({ action: event.target.value })}
        className="max-sm:w-[calc(50%-0.25rem)] sm:w-36"
      />
      <datalist id={listId}>
        {usualActions.map((action) => (
          <option key={action} value={action} />
        ))}
      </datalist>
      <span className="flex flex-wrap gap-2 max-sm:w-full">
        <TimeInput label="From" value={filter.from} onChange={(from) => onChange({ from })} />
        <TimeInput label="To" value={filter.to} onChange={(to) => onChange({ to })} />
      </span>
      {isFiltered ? (
        <Button tone="quiet" onClick={onClear}>
          Clear filters
        </Button>
      ) : null}
    </search>
  );
}
