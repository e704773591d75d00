import { useAccess } from '@/components/shell/use-access';
import { collectionsGranting } from '@/lib/access/access';

/** Null when the person can grant something somewhere, else why they cannot. */
export function useMayGrantSomewhere(): string | null {
  const access = useAccess();
  return collectionsGranting(access, 'access.manage', Date.now()).length > 0
    ? null
    : 'You need access.manage on a collection to grant something there.';
}
