'use client';

import { SlidersHorizontal } from 'lucide-react';
import { useId, useState } from 'react';
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
const zoneOptions = [
  { value: 'local', label: 'My time zone' },
  { value: 'utc', label: 'UTC' },
];
const inputClass = 'max-sm:w-[calc(50%-0.25rem)] sm:w-36';

/** Those that are needed less often, with what they are looked for in. */
const further = [
  ['resource', 'Resource', 'Kind, name or id'],
  ['cluster', 'Cluster', 'Cluster'],
  ['address', 'Address', 'Address'],
  ['credential', 'Session or credential', 'Session id'],
  ['correlationId', 'Request', 'Request id'],
] as const;

export function AuditFilters({ filter, onChange, isFiltered, onClear }: AuditFiltersProps) {
  const listId = useId();
  const furtherId = useId();
  const usesFurther = further.some(([key]) => filter[key] !== '');
  const [wantsFurther, setWantsFurther] = useState(false);
  const showsFurther = wantsFurther || usesFurther;
  return (
    <search aria-label="Filter entries" className="mb-4 flex flex-wrap items-center gap-2">
      <FilterBox label="Find in entries" value={filter.text} onChange={(text) => onChange({ text })} />
      <TextInput
        aria-label="Who"
        placeholder="Who"
        value={filter.actor}
        onChange={(event) => onChange({ actor: event.target.value })}
        className={inputClass}
      />
      <TextInput
        aria-label="Operation"
        placeholder="Operation"
        list={listId}
        value={filter.operation}
        onChange={(event) => onChange({ operation: event.target.value })}
        className={inputClass}
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
        className={inputClass}
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
        {filter.since === '' && filter.until === '' ? null : (
          <Select
            aria-label="Time zone"
            options={zoneOptions}
            value={filter.zone ?? 'local'}
            onChange={(event) => onChange({ zone: event.target.value === 'utc' ? 'utc' : null })}
            className="sm:w-36!"
          />
        )}
      </span>
      <Button
        tone="quiet"
        aria-expanded={showsFurther}
        aria-controls={furtherId}
        disabled={usesFurther}
        onClick={() => setWantsFurther(!wantsFurther)}
      >
        <SlidersHorizontal aria-hidden />
        {showsFurther ? 'Fewer filters' : 'More filters'}
      </Button>
      {isFiltered ? (
        <Button tone="quiet" onClick={onClear}>
          Clear filters
        </Button>
      ) : null}
      <span id={furtherId} className={showsFurther ? 'flex w-full flex-wrap gap-2' : 'hidden'}>
        {further.map(([key, label, placeholder]) => (
          <TextInput
            key={key}
            aria-label={label}
            placeholder={placeholder}
            value={filter[key]}
            onChange={(event) => onChange({ [key]: event.target.value })}
            className={inputClass}
          />
        ))}
      </span>
    </search>
  );
}
