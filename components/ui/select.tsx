'use client';

import { ChevronDown } from 'lucide-react';
import type { ComponentProps } from 'react';
import { useFieldAttributes } from '@/components/ui/field';
import { controlClass } from '@/components/ui/text-input';

export interface SelectOption {
  value: string;
  label: string;
  disabled?: boolean;
}

interface SelectProps extends ComponentProps<'select'> {
  options: readonly SelectOption[];
  /** Shown while nothing is chosen; the value is then "". */
  placeholder?: string;
}

/** The platform's own list: it works with every keyboard, reader and phone. */
export function Select({ options, placeholder, className = '', ...rest }: SelectProps) {
  return (
    <span className={`relative inline-block w-full ${className}`}>
      <select
        {...useFieldAttributes()}
        {...rest}
        className={`h-9 appearance-none pr-9 pointer-coarse:h-11 ${controlClass}`}
      >
        {placeholder === undefined ? null : <option value="">{placeholder}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
      <ChevronDown
        aria-hidden
        className="-translate-y-1/2 pointer-events-none absolute top-1/2 right-3 size-4 text-ink-soft"
      />
    </span>
  );
}
