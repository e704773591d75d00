'use client';

import { lazy, Suspense, useEffect, useState } from 'react';
import { onProofNeeded } from '@/lib/http/with-proof';

const ProofDialog = lazy(() =>
  import('@/components/step-up/proof-dialog').then((module) => ({ default: module.ProofDialog })),
);

/** Where requests of this page ask for a proof of who is there. The dialog comes when one does. */
export function ProofPrompt() {
  const [answer, setAnswer] = useState<((isProved: boolean) => void) | null>(null);
  useEffect(() => onProofNeeded(() => new Promise<boolean>((resolve) => setAnswer(() => resolve))), []);
  if (!answer) return null;
  const done = (isProved: boolean) => {
    setAnswer(null);
    answer(isProved);
  };
  return (
    <Suspense fallback={null}>
      <ProofDialog onDone={done} />
    </Suspense>
  );
}
