'use client';

import type { ReactNode } from 'react';
import { MadeAtContext } from '@/components/ui/now';

/** Tells what is inside when the page was made. */
export function MadeAt({ at, children }: { at: number; children: ReactNode }) {
  return <MadeAtContext value={at}>{children}</MadeAtContext>;
}
