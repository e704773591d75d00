'use client';

import { NuqsAdapter } from 'nuqs/adapters/next/app';
import type { ReactNode } from 'react';
import { Queries } from '@/components/queries/queries';

/**
 * For views whose pages read as they are used, and keep filters, sort and tabs in the address; the desk
 * and sign-in do without both.
 */
export function ViewState({ children }: { children: ReactNode }) {
  return (
    <Queries>
      <NuqsAdapter>{children}</NuqsAdapter>
    </Queries>
  );
}
