import { missingAccess } from '@/components/containers/container-action';
import { useObstacleSentence } from '@/components/containers/use-grantors';
import { useAccess } from '@/components/shell/use-access';
import type { Operation } from '@/lib/access/operations';

/**
 * Why the signed-in person cannot do something, with who could change that; null when they can.
 * For showing it beforehand: the server decides.
 */
export function useMissingRight(operation: Operation, collection: string | null): string | null {
  const access = useAccess();
  return useObstacleSentence(missingAccess(operation, collection, access, Date.now()));
}
