'use client';

import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { ErrorNotice } from '@/components/ui/error-notice';
import { Field } from '@/components/ui/field';
import { TextInput } from '@/components/ui/text-input';
import { RequestFailure } from '@/lib/http/failure';
import { api } from '@/lib/http/request';
import { passwordProblem } from '@/lib/passwords/rules';
import { signOutInBrowser } from '@/lib/sign-in/in-browser';

interface ChangePasswordFormProps {
  username: string;
  /** Where to go afterwards: a path of this console. */
  next: string;
  leastLength: number;
}

export function ChangePasswordForm({ username, next, leastLength }: ChangePasswordFormProps) {
  const [error, setError] = useState<unknown>(null);
  const [fields, setFields] = useState<Readonly<Record<string, string>>>({});
  const [busy, setBusy] = useState(false);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const [oldPassword, newPassword] = [String(given.get('oldPassword')), String(given.get('newPassword'))];
    const problem = passwordProblem(newPassword, { username }, leastLength);
    setFields(problem ? { newPassword: problem } : {});
    setError(null);
    if (problem) return;
    setBusy(true);
    try {
      await api('POST', '/me/password', { body: { oldPassword, newPassword } });
      window.location.assign(next);
    } catch (failure) {
      const named = failure instanceof RequestFailure ? failure.fields : [];
      setFields(Object.fromEntries(named.map(({ field, message }) => [field, `${message}.`])));
      setError(named.length ? null : failure);
      setBusy(false);
    }
  };

  return (
    <form onSubmit={submit} className="flex flex-col gap-4.5">
      <h1 className="font-semibold text-2xl tracking-tight">Choose a new password</h1>
      <p className="text-ink-soft text-pretty">
        The one you signed in with was chosen by somebody else, or printed when Wheelhouse was installed.
        Choose one that only you know.
      </p>
      <ErrorNotice error={error} />
      {/* Password managers file the new password under the account they find beside it. */}
      <input type="hidden" name="username" autoComplete="username" value={username} readOnly />
      <Field label="Password you signed in with" required error={fields.oldPassword}>
        <TextInput name="oldPassword" type="password" autoComplete="current-password" autoFocus required />
      </Field>
      <Field
        label="New password"
        hint={`At least ${leastLength} characters. A few words are easier to keep than signs.`}
        required
        error={fields.newPassword}
      >
        <TextInput name="newPassword" type="password" autoComplete="new-password" required />
      </Field>
      <div className="mt-1 flex flex-wrap gap-2">
        <Button type="submit" tone="primary" busy={busy} className="h-9.5">
          Change password
        </Button>
        <Button
          tone="quiet"
          className="h-9.5"
          onClick={() => void signOutInBrowser().then(() => window.location.assign('/sign-in'), setError)}
        >
          Sign out
        </Button>
      </div>
    </form>
  );
}
