'use client';

import type { useGrantFilter } from '@/app/admin/grants/use-grant-filter';
import { Select } from '@/components/ui/select';

const states = [
  { value: '', label: 'Whenever they end' },
  { value: 'lasting', label: 'For good' },
  { value: 'ending', label: 'With an end' },
  { value: 'expired', label: 'Expired' },
];

const kinds = [
  { value: '', label: 'To anybody' },
  { value: 'user', label: 'To people' },
  { value: 'team', label: 'To teams' },
  { value: 'everyone', label: 'To everyone' },
];

export function GrantControls({ filter, onChange }: ReturnType<typeof useGrantFilter>) {
  return (
    <>
      <Select
        aria-label="Until when"
        options={states}
        value={filter.state}
        onChange={(event) => onChange({ state: event.target.value })}
        className="w-48!"
      />
      <Select
        aria-label="To whom"
        options={kinds}
        value={filter.to}
        onChange={(event) => onChange({ to: event.target.value })}
        className="w-36!"
      />
    </>
  );
}
