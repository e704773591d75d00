'use client';

import { useId } from 'react';
import { TextInput } from '@/components/ui/text-input';

interface TimeInputProps {
  label: string;
  /** As a datetime-local control writes it, in the reader's zone; "" for none. */
  value: string;
  onChange: (value: string) => void;
}

/** A moment, with its label beside it. */
export function TimeInput({ label, value, onChange }: TimeInputProps) {
  const id = useId();
  return (
    <span className="flex items-center gap-1.5 max-sm:w-full">
      <label htmlFor={id} className="text-ink-soft max-sm:w-12">
        {label}
      </label>
      <TextInput
        id={id}
        type="datetime-local"
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className="sm:w-52"
      />
    </span>
  );
}
