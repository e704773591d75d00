'use client';

import { Clock, KeyRound, LogIn } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { Button, TextLink } from '@/components/ui/button';
import { buttonClass } from '@/components/ui/button-styles';
import { ErrorNotice } from '@/components/ui/error-notice';
import { Field } from '@/components/ui/field';
import { TextInput } from '@/components/ui/text-input';
import { RequestFailure } from '@/lib/http/failure';
import { paths } from '@/lib/paths/console-paths';
import { passkeySignInInBrowser, signInInBrowser } from '@/lib/sign-in/in-browser';

interface SignInFormProps {
  /** A path of this console. */
  next: string;
  /** The browser still held the cookie of a session that is over. */
  sessionEnded: boolean;
  hasPasskeys: boolean;
  canResetByMail: boolean;
  providers: readonly { readonly id: string; readonly name: string }[];
  /** Why a sign-in by a provider came to nothing. */
  failure: string | null;
}

export function SignInForm({
  next,
  sessionEnded,
  hasPasskeys,
  canResetByMail,
  providers,
  failure,
}: SignInFormProps) {
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const given = new FormData(form);
    setBusy(true);
    setError(null);
    try {
      await signInInBrowser(String(given.get('username')), String(given.get('password')));
      // A full load: nothing of a former person stays in memory.
      window.location.assign(next);
    } catch (failure) {
      if (failure instanceof RequestFailure && failure.kind === 'second-factor-needed') {
        window.location.assign(paths.secondStep(next));
        return;
      }
      setError(failure);
      setBusy(false);
      form.querySelector<HTMLInputElement>('input[name=password]')?.select();
    }
  };

  const byPasskey = async () => {
    setBusy(true);
    setError(null);
    try {
      await passkeySignInInBrowser();
      window.location.assign(next);
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  };

  return (
    // Should the script not have loaded, the password still goes into a body and never into an address.
    <form
      method="post"
      action="/api/auth/callback/credentials"
      onSubmit={submit}
      className="flex flex-col gap-4.5"
    >
      <h1 className="font-semibold text-2xl tracking-tight">Sign in</h1>
      {sessionEnded && !error ? (
        <p role="status" className="flex items-start gap-2.5 rounded-lg bg-sunken px-3.5 py-2.5 text-pretty">
          <Clock aria-hidden className="mt-0.5 size-4 shrink-0 text-ink-soft" />
          Your session has ended. Sign in to go on where you were.
        </p>
      ) : null}
      <ErrorNotice error={error ?? (failure === null ? null : new Error(failure))} />
      <Field label="User name" required>
        <TextInput
          name="username"
          autoComplete="username"
          autoCapitalize="none"
          autoFocus
          required
          maxLength={256}
        />
      </Field>
      <Field label="Password" required>
        <TextInput name="password" type="password" autoComplete="current-password" required maxLength={512} />
      </Field>
      <Button type="submit" tone="primary" busy={busy} className="mt-1 h-9.5">
        Sign in
      </Button>
      {hasPasskeys ? (
        <Button busy={busy} onClick={() => void byPasskey()} className="h-9.5">
          <KeyRound aria-hidden />
          Sign in with a passkey
        </Button>
      ) : null}
      {providers.map(({ id, name }) => (
        <a
          key={id}
          href={`/api/auth/oidc/${id}/start?${new URLSearchParams({ next })}`}
          className={buttonClass('secondary', 'normal', 'h-9.5')}
        >
          <LogIn aria-hidden />
          <span className="min-w-0 truncate">Sign in with {name}</span>
        </a>
      ))}
      {canResetByMail ? <TextLink href="/forgotten">Forgot your password?</TextLink> : null}
      <p className="text-[0.8125rem] text-ink-soft text-pretty">
        Accounts are made by your administrators. They can also give you a new password.
      </p>
    </form>
  );
}
