'use client';

import { createContext, type ReactNode, use, useMemo } from 'react';
import { type Access, compileAccess, noAccess, type ReachingGrant } from '@/lib/access/access';

const AccessContext = createContext<Access>(noAccess);

/** What the signed-in person may do, as of when the page was made. The servers decide again. */
export function AccessProvider({
  grants,
  children,
}: {
  grants: readonly ReachingGrant[];
  children: ReactNode;
}) {
  const access = useMemo(() => compileAccess(grants), [grants]);
  return <AccessContext value={access}>{children}</AccessContext>;
}

export function useAccess(): Access {
  return use(AccessContext);
}
