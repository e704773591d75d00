'use client';

import { KeyRound, Smartphone } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { AppSetUp } from '@/components/second-factors/app-set-up';
import { PasskeySetUp } from '@/components/second-factors/passkey-set-up';
import { RecoveryCodes } from '@/components/second-factors/recovery-codes';

type Step = 'choose' | 'app' | 'passkey' | { readonly recoveryCodes: readonly string[] };

interface SetUpChoiceProps {
  passkeysArePossible: boolean;
  /** Where to begin; by a choice unless told. */
  first?: 'app' | 'passkey';
  onDone: () => void;
  /** Without it a cancelled step goes back to the choice. */
  onCancel?: () => void;
}

/** Sets up a second factor: which kind, the kind's own steps, and recovery codes with the first one. */
export function SetUpChoice({ passkeysArePossible, first, onDone, onCancel }: SetUpChoiceProps) {
  const [step, setStep] = useState<Step>(first ?? 'choose');
  const added = (recoveryCodes: readonly string[] | null) =>
    recoveryCodes ? setStep({ recoveryCodes }) : onDone();
  const cancel = onCancel ?? (() => setStep('choose'));
  if (typeof step === 'object') return <RecoveryCodes codes={step.recoveryCodes} onKept={onDone} />;
  if (step === 'app') return <AppSetUp onAdded={added} onCancel={cancel} />;
  if (step === 'passkey') return <PasskeySetUp onAdded={added} onCancel={cancel} />;
  return (
    <div className="flex flex-col gap-3">
      {passkeysArePossible ? (
        <Choice
          icon={<KeyRound aria-hidden className="size-5" />}
          title="Passkey"
          onChoose={() => setStep('passkey')}
        >
          Your finger, face or PIN on this device, or a security key. The easiest and the safest.
        </Choice>
      ) : null}
      <Choice
        icon={<Smartphone aria-hidden className="size-5" />}
        title="Authenticator app"
        onChoose={() => setStep('app')}
      >
        An app on your phone shows six digits that you type in.
      </Choice>
    </div>
  );
}

interface ChoiceProps {
  icon: ReactNode;
  title: string;
  onChoose: () => void;
  children: ReactNode;
}

function Choice({ icon, title, onChoose, children }: ChoiceProps) {
  return (
    <button
      type="button"
      onClick={onChoose}
      className="flex items-start gap-3.5 rounded-lg bg-surface px-4 py-3.5 text-left ring-1 ring-line-strong transition-shadow hover:ring-ink-soft"
    >
      <span className="mt-0.5 text-accent">{icon}</span>
      <span>
        <span className="block font-medium">{title}</span>
        <span className="block text-ink-soft text-pretty">{children}</span>
      </span>
    </button>
  );
}
