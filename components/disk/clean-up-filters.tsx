'use client';

import { kindWords } from '@/components/disk/clean-up-columns';
import type { CleanUpFilter } from '@/components/disk/clean-up-filter';
import { Select } from '@/components/ui/select';
import { TextInput } from '@/components/ui/text-input';

type Kind = '' | 'image' | 'container' | 'build-cache';

interface CleanUpFiltersProps {
  filter: CleanUpFilter;
  onChange: (change: { kind?: Kind; olderThanHours?: number; label?: string }) => void;
}

const kinds = (['image', 'container', 'build-cache'] as const).map((value) => ({
  value,
  label: kindWords[value],
}));

const ages = [
  { value: '24', label: 'Older than a day' },
  { value: '168', label: 'Older than a week' },
  { value: '720', label: 'Older than 30 days' },
  { value: '2160', label: 'Older than 90 days' },
];

/** Narrows what can go to a kind, an age, and a label that it has or has not. */
export function CleanUpFilters({ filter, onChange }: CleanUpFiltersProps) {
  return (
    <>
      <Select
        aria-label="Kind"
        placeholder="Any kind"
        options={kinds}
        value={filter.kind}
        onChange={(event) => onChange({ kind: event.target.value as Kind })}
        className="max-sm:w-[calc(50%-0.25rem)]! sm:max-w-36"
      />
      <Select
        aria-label="Age"
        placeholder="Any age"
        options={ages}
        value={filter.olderThanHours === 0 ? '' : String(filter.olderThanHours)}
        onChange={(event) => onChange({ olderThanHours: Number(event.target.value) })}
        className="max-sm:w-[calc(50%-0.25rem)]! sm:max-w-44"
      />
      <TextInput
        aria-label="Label: key, key=value, or !key for those without"
        placeholder="Label, or !label"
        value={filter.label}
        onChange={(event) => onChange({ label: event.target.value })}
        className="max-sm:w-full sm:max-w-40"
      />
    </>
  );
}
