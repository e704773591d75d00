'use client';

import dynamic from 'next/dynamic';
import { type ReactNode, useMemo, useState } from 'react';
import { type ReasonAction, ReasonActionContext } from '@/components/ui/reason-action';
import { type Missing, missingInWords } from '@/lib/access/missing-in-words';

/** Fetched when it is first wanted. */
const AskDialog = dynamic(
  () => import('@/components/access/ask/ask-dialog').then((loaded) => loaded.AskDialog),
  {
    ssr: false,
  },
);

/** Wherever a page says that a right is missing, it can be asked for. */
export function AskForAccess({ isOn, children }: { isOn: boolean; children: ReactNode }) {
  const [missing, setMissing] = useState<Missing | null>(null);
  const action = useMemo<ReasonAction>(
    () => ({
      labelFor: (reason) => (isOn && missingInWords(reason) ? 'Ask for it' : null),
      run: (reason) => setMissing(missingInWords(reason)),
    }),
    [isOn],
  );
  return (
    <ReasonActionContext value={action}>
      {children}
      {missing ? <AskDialog missing={missing} onClose={() => setMissing(null)} /> : null}
    </ReasonActionContext>
  );
}
