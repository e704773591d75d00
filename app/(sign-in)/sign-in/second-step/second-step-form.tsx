'use client';

import { useState } from 'react';
import { CodeField } from '@/components/second-factors/code-field';
import { PasskeyButton } from '@/components/second-factors/passkey-button';
import { Button, TextLink } from '@/components/ui/button';
import { ErrorNotice } from '@/components/ui/error-notice';
import { paths } from '@/lib/paths/console-paths';
import type { PasskeyAsked } from '@/lib/second-factors/in-browser';
import { secondStepInBrowser } from '@/lib/sign-in/in-browser';
import type { SecondStepKind } from '@/lib/sign-in/sign-in-result';

interface SecondStepFormProps {
  username: string;
  kinds: readonly SecondStepKind[];
  options: PasskeyAsked | null;
  /** A path of this console. */
  next: string;
}

export function SecondStepForm({ username, kinds, options, next }: SecondStepFormProps) {
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const takesCode = kinds.includes('totp') || kinds.includes('recovery-code');

  const send = async (step: Parameters<typeof secondStepInBrowser>[0], form?: HTMLFormElement) => {
    setBusy(true);
    setError(null);
    try {
      await secondStepInBrowser(step);
      // A full load: nothing of a former person stays in memory.
      window.location.assign(next);
    } catch (failure) {
      setError(failure);
      setBusy(false);
      form?.querySelector('input')?.select();
    }
  };

  return (
    <div className="flex flex-col gap-4.5">
      <h1 className="font-semibold text-2xl tracking-tight">One more step, {username}</h1>
      <ErrorNotice error={error} />
      {options ? (
        <PasskeyButton
          options={options}
          busy={busy}
          onAnswer={(passkey) => send({ passkey })}
          onError={setError}
        >
          Use a passkey
        </PasskeyButton>
      ) : null}
      {takesCode ? (
        <form
          method="post"
          action="/api/auth/callback/second-step"
          className="flex flex-col gap-4.5"
          onSubmit={(event) => {
            event.preventDefault();
            const form = event.currentTarget;
            void send({ code: String(new FormData(form).get('code')) }, form);
          }}
        >
          <CodeField
            name="code"
            hasApp={kinds.includes('totp')}
            hasRecovery={kinds.includes('recovery-code')}
          />
          <Button type="submit" tone="primary" busy={busy} className="h-9.5">
            Sign in
          </Button>
        </form>
      ) : null}
      {kinds.length === 0 ? (
        <p className="text-pretty">
          None of your second factors can be used here now. An administrator can reset them.
        </p>
      ) : null}
      <p className="text-[0.8125rem] text-ink-soft text-pretty">
        Lost your device? Use a recovery code, or ask an administrator to reset your second factors.{' '}
        <TextLink href={paths.signIn(next)}>Begin again</TextLink>
      </p>
    </div>
  );
}
