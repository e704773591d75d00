'use client';

import { type ReactNode, use, useMemo, useState } from 'react';
import { lazily } from '@/components/ui/lazily';
import { type ReasonAction, ReasonActionContext } from '@/components/ui/reason-action';
import { missingSentence } from '@/lib/access/missing-sentence';

/** Fetched when it is first wanted. */
const AskByReason = lazily(() =>
  import('@/components/access/ask/ask-by-reason').then((loaded) => loaded.AskByReason),
);

interface AskForAccessProps {
  /** Whether they may ask. The server reads it while it makes the page. */
  isOn: Promise<boolean>;
  children: ReactNode;
}

/** Wherever a page says that a right is missing, it can be asked for. */
export function AskForAccess({ isOn: answer, children }: AskForAccessProps) {
  const isOn = use(answer);
  const [reason, setReason] = useState<string | null>(null);
  const action = useMemo<ReasonAction>(
    () => ({
      labelFor: (reason) => (isOn && missingSentence.test(reason) ? 'Ask for it' : null),
      run: setReason,
    }),
    [isOn],
  );
  return (
    <ReasonActionContext value={action}>
      {children}
      {reason === null ? null : <AskByReason reason={reason} onClose={() => setReason(null)} />}
    </ReasonActionContext>
  );
}
