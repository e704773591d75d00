'use client';

import { KeyRound } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button } from '@/components/ui/button';
import { answerByPasskey, type PasskeyAnswer, type PasskeyAsked } from '@/lib/second-factors/in-browser';

interface PasskeyButtonProps {
  options: PasskeyAsked;
  busy: boolean;
  onAnswer: (answer: PasskeyAnswer) => Promise<void>;
  onError: (error: unknown) => void;
  children: ReactNode;
}

/** Has a passkey of this browser or of a phone nearby prove who is there. */
export function PasskeyButton({ options, busy, onAnswer, onError, children }: PasskeyButtonProps) {
  const [asking, setAsking] = useState(false);
  const ask = async () => {
    setAsking(true);
    onError(null);
    try {
      await onAnswer(await answerByPasskey(options));
    } catch (error) {
      onError(error);
    } finally {
      setAsking(false);
    }
  };
  return (
    <Button busy={asking || busy} onClick={() => void ask()} className="h-9.5">
      <KeyRound aria-hidden />
      {children}
    </Button>
  );
}
