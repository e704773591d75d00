'use client';

import { useState } from 'react';
import { SetUpChoice } from '@/components/second-factors/set-up-choice';
import { ProofPrompt } from '@/components/step-up/proof-prompt';
import { Button } from '@/components/ui/button';
import { ErrorNotice } from '@/components/ui/error-notice';
import { signOutInBrowser } from '@/lib/sign-in/in-browser';

interface SetUpSecondFactorProps {
  passkeysArePossible: boolean;
  /** Where to go afterwards: a path of this console. */
  next: string;
}

export function SetUpSecondFactor({ passkeysArePossible, next }: SetUpSecondFactorProps) {
  const [error, setError] = useState<unknown>(null);
  return (
    <div className="flex flex-col gap-4.5">
      <h1 className="font-semibold text-2xl tracking-tight">Set up a second factor</h1>
      <p className="text-ink-soft text-pretty">
        Here a password alone is not enough for your account. Choose what you will show besides; it takes a
        minute.
      </p>
      <SetUpChoice passkeysArePossible={passkeysArePossible} onDone={() => window.location.assign(next)} />
      <ErrorNotice error={error} />
      <Button
        tone="quiet"
        className="self-start"
        onClick={() => void signOutInBrowser().then(() => window.location.assign('/sign-in'), setError)}
      >
        Sign out
      </Button>
      <ProofPrompt />
    </div>
  );
}
