'use client';

import { Clock, LifeBuoy } from 'lucide-react';
import { useState } from 'react';
import { PasskeySignIn } from '@/app/(sign-in)/sign-in/passkey-sign-in';
import { PasswordSignIn } from '@/app/(sign-in)/sign-in/password-sign-in';
import { ProviderLinks } from '@/app/(sign-in)/sign-in/provider-links';
import { Button, TextLink } from '@/components/ui/button';
import { ErrorNotice } from '@/components/ui/error-notice';
import type { PasswordsTaken } from '@/lib/identity/schema';

interface SignInFormProps {
  /** A path of this console. */
  next: string;
  /** The browser still held the cookie of a session that is over. */
  sessionEnded: boolean;
  passwords: PasswordsTaken;
  hasPasskeys: boolean;
  canResetByMail: boolean;
  providers: readonly { readonly id: string; readonly name: string }[];
  /** Why a sign-in by a provider came to nothing. */
  failure: string | null;
}

const footers: Record<PasswordsTaken, string> = {
  all: 'Accounts are made by your administrators. They can also give you a new password.',
  directory: 'Use the user name and password of your organisation. Wheelhouse keeps none of its own here.',
  emergency: 'Wheelhouse takes no passwords here: sign in with the account of your organisation.',
};

export function SignInForm({ next, passwords, providers, ...props }: SignInFormProps) {
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const [showsEmergency, setShowsEmergency] = useState(false);
  const hidesPassword = passwords === 'emergency' && !showsEmergency;

  /** A full load follows: nothing of a former person stays in memory. */
  const attempt = async (signIn: () => Promise<string>): Promise<boolean> => {
    setBusy(true);
    setError(null);
    try {
      window.location.assign(await signIn());
      return true;
    } catch (failure) {
      setError(failure);
      setBusy(false);
      return false;
    }
  };

  return (
    <div className="flex flex-col gap-4.5">
      <h1 className="font-semibold text-2xl tracking-tight">Sign in</h1>
      {props.sessionEnded && !error ? (
        <p role="status" className="flex items-start gap-2.5 rounded-lg bg-sunken px-3.5 py-2.5 text-pretty">
          <Clock aria-hidden className="mt-0.5 size-4 shrink-0 text-ink-soft" />
          Your session has ended. Sign in to go on where you were.
        </p>
      ) : null}
      <ErrorNotice error={error ?? (props.failure === null ? null : new Error(props.failure))} />
      {hidesPassword ? (
        <>
          <ProviderLinks providers={providers} next={next} tone="primary" />
          <Button tone="quiet" className="h-9.5" onClick={() => setShowsEmergency(true)}>
            <LifeBuoy aria-hidden />
            Use an account kept for emergencies
          </Button>
        </>
      ) : (
        <>
          {passwords === 'emergency' ? (
            <p className="text-pretty">
              Only accounts kept for emergencies sign in here. Administrators are told of each use.
            </p>
          ) : null}
          <PasswordSignIn next={next} busy={busy} attempt={attempt} />
          {props.hasPasskeys ? <PasskeySignIn next={next} busy={busy} attempt={attempt} /> : null}
          <ProviderLinks providers={providers} next={next} tone="secondary" />
          {props.canResetByMail && passwords === 'all' ? (
            <TextLink href="/forgotten">Forgot your password?</TextLink>
          ) : null}
        </>
      )}
      <p className="text-[0.8125rem] text-ink-soft text-pretty">{footers[passwords]}</p>
    </div>
  );
}
