'use client';

import type { ComponentProps } from 'react';
import { useFieldAttributes } from '@/components/ui/field';

export const controlClass =
  'w-full min-w-0 rounded-md bg-surface px-3 text-ink ring-1 ring-inset ring-line-strong transition-shadow outline-offset-0 hover:ring-ink-soft disabled:bg-sunken disabled:text-ink-soft aria-invalid:ring-danger [&[readonly]]:bg-sunken max-sm:text-base';

export function TextInput({ className = '', ...rest }: ComponentProps<'input'>) {
  return (
    <input
      autoComplete="off"
      spellCheck={false}
      {...useFieldAttributes()}
      {...rest}
      className={`h-9 pointer-coarse:h-11 ${controlClass} ${className}`}
    />
  );
}

export function TextArea({ className = '', ...rest }: ComponentProps<'textarea'>) {
  return (
    <textarea rows={3} {...useFieldAttributes()} {...rest} className={`py-2 ${controlClass} ${className}`} />
  );
}
