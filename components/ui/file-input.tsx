'use client';

import type { ComponentProps } from 'react';
import { useFieldAttributes } from '@/components/ui/field';

/** A file to choose, labelled by the Field around it. */
export function FileInput(props: Omit<ComponentProps<'input'>, 'type' | 'className'>) {
  return (
    <input
      type="file"
      className="block w-full rounded-md bg-surface p-1.5 text-[0.8125rem] ring-1 ring-line-strong file:mr-3 file:rounded file:bg-sunken file:px-2.5 file:py-1 file:font-medium"
      {...useFieldAttributes()}
      {...props}
    />
  );
}
