'use client';

import { AskDialog } from '@/components/access/ask/ask-dialog';
import { Queries } from '@/components/queries/queries';
import { missingInWords } from '@/lib/access/missing-in-words';

/** Asks for what a sentence says to be missing. */
export function AskByReason({ reason, onClose }: { reason: string; onClose: () => void }) {
  const missing = missingInWords(reason);
  if (!missing) return null;
  return (
    <Queries>
      <AskDialog missing={missing} onClose={onClose} />
    </Queries>
  );
}
