import { useGrants } from '@/components/shell/access-context';
import { type Access, compileAccess, type ReachingGrant } from '@/lib/access/access';

/** Compiled once for all that ask. */
const compiled = new WeakMap<readonly ReachingGrant[], Access>();

/** What the signed-in person may do. Pages that ask nothing do not load what decides. */
export function useAccess(): Access {
  const grants = useGrants();
  const known = compiled.get(grants);
  if (known) return known;
  const access = compileAccess(grants);
  compiled.set(grants, access);
  return access;
}
