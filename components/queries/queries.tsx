'use client';

import { QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { queryClient } from '@/components/queries/query-client';

/**
 * Around what reads as it is used: the views whose pages do, and the parts of the shell that come when
 * somebody reaches for them. The desk and sign-in begin without. All in one tab share what was read.
 */
export function Queries({ children }: { children: ReactNode }) {
  const [client] = useState(queryClient);
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}
