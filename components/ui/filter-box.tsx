'use client';

import { Search } from 'lucide-react';
import { useRef } from 'react';
import { useSlashFocus } from '@/components/ui/keyboard';
import { TextInput } from '@/components/ui/text-input';

interface FilterBoxProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
}

/** Narrows a list while one types. `/` reaches it, Escape empties it. */
export function FilterBox({ label, value, onChange }: FilterBoxProps) {
  const input = useRef<HTMLInputElement>(null);
  useSlashFocus(input);
  return (
    <search className="relative w-full sm:w-64">
      <Search
        aria-hidden
        className="-translate-y-1/2 pointer-events-none absolute top-1/2 left-2.5 z-1 size-4 text-ink-soft"
      />
      <TextInput
        ref={input}
        type="text"
        inputMode="search"
        aria-label={label}
        aria-keyshortcuts="/"
        placeholder={label}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || value === '') return;
          event.preventDefault();
          onChange('');
        }}
        className="pr-8 pl-8.5"
      />
      {value === '' ? (
        <kbd
          aria-hidden
          className="-translate-y-1/2 pointer-events-none absolute top-1/2 right-2.5 rounded bg-sunken px-1.5 font-mono text-ink-soft text-xs pointer-coarse:hidden"
        >
          /
        </kbd>
      ) : null}
    </search>
  );
}
