'use client';

import { createContext, type ReactNode, use } from 'react';
import type { ReachingGrant } from '@/lib/access/access';

type Grants = readonly ReachingGrant[];

const GrantsContext = createContext<Grants>([]);

/** What the signed-in person may do, as of when the page was made. The servers decide again. */
export function AccessProvider({ grants, children }: { grants: Grants; children: ReactNode }) {
  return <GrantsContext value={grants}>{children}</GrantsContext>;
}

export function useGrants(): Grants {
  return use(GrantsContext);
}
