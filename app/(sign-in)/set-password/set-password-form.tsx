'use client';

import { type FormEvent, useEffect, useState } from 'react';
import { Button, TextLink } from '@/components/ui/button';
import { ErrorNotice } from '@/components/ui/error-notice';
import { Field } from '@/components/ui/field';
import { TextInput } from '@/components/ui/text-input';
import { RequestFailure } from '@/lib/http/failure';
import { api } from '@/lib/http/request';
import { passwordProblem } from '@/lib/passwords/rules';

interface LinkFacts {
  readonly kind: 'invitation' | 'reset';
  readonly username: string;
  readonly fullName: string;
  readonly leastLength: number;
}

interface Opened {
  readonly token: string;
  readonly facts: LinkFacts;
}

/** Reads the link's secret out of the fragment, takes it out of the address, and asks what it is for. */
export function SetPasswordForm() {
  const [opened, setOpened] = useState<Opened | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [isDone, setDone] = useState(false);
  useEffect(() => {
    const token = window.location.hash.slice(1);
    // Neither the history nor whoever looks over a shoulder later shall have it.
    window.history.replaceState(null, '', window.location.pathname);
    if (token === '') return;
    api<LinkFacts>('POST', '/auth/links/look', { body: { token } }).then(
      (facts) => setOpened({ token, facts }),
      setFailure,
    );
  }, []);
  if (isDone) return <Done />;
  if (opened) return <ChoosePassword {...opened} onDone={() => setDone(true)} />;
  return (
    <div className="flex flex-col gap-4.5">
      <h1 className="font-semibold text-2xl tracking-tight">Choose your password</h1>
      {failure ? (
        <ErrorNotice error={failure} />
      ) : (
        <p className="text-ink-soft">Open this page by your link.</p>
      )}
      <TextLink href="/sign-in">Sign in</TextLink>
    </div>
  );
}

function ChoosePassword({ token, facts, onDone }: Opened & { onDone: () => void }) {
  const { kind, username, fullName, leastLength } = facts;
  const isInvitation = kind === 'invitation';
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const [failure, setFailure] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const [password, again] = [String(given.get('password')), String(given.get('again'))];
    const name = isInvitation ? { fullName: String(given.get('fullName')).trim() } : {};
    const problem = passwordProblem(password, { username, fullName, ...name }, leastLength);
    const wrong: Record<string, string> = problem
      ? { password: problem }
      : password === again
        ? {}
        : { again: 'This is not the same as the new password.' };
    setErrors(wrong);
    setFailure(null);
    if (Object.keys(wrong).length > 0) return;
    setBusy(true);
    try {
      await api('POST', '/auth/links/use', { body: { token, password, ...name } });
      onDone();
    } catch (error) {
      const named = error instanceof RequestFailure ? error.fields : [];
      setErrors(Object.fromEntries(named.map(({ field, message }) => [field, `${message}.`])));
      setFailure(named.length > 0 ? null : error);
      setBusy(false);
    }
  };

  return (
    <form method="post" onSubmit={submit} className="flex flex-col gap-4.5">
      <h1 className="font-semibold text-2xl tracking-tight">
        {isInvitation ? 'Welcome to Wheelhouse' : 'Choose another password'}
      </h1>
      <p className="text-ink-soft text-pretty">
        {isInvitation ? 'Your user name is ' : 'For the account '}
        <strong className="font-medium text-ink">{username}</strong>.{' '}
        {isInvitation
          ? 'Choose the password that you sign in with.'
          : 'You are signed out everywhere with it.'}
      </p>
      <ErrorNotice error={failure} />
      <input type="hidden" name="username" autoComplete="username" value={username} readOnly />
      {isInvitation ? (
        <Field label="Your name" hint="As others see it." error={errors.fullName}>
          <TextInput name="fullName" autoComplete="name" defaultValue={fullName} maxLength={200} />
        </Field>
      ) : null}
      <Field
        label="New password"
        hint={`At least ${leastLength} characters. A few words are easier to keep than signs.`}
        required
        error={errors.password}
      >
        <TextInput name="password" type="password" autoComplete="new-password" required autoFocus />
      </Field>
      <Field label="New password again" required error={errors.again}>
        <TextInput name="again" type="password" autoComplete="new-password" required />
      </Field>
      <Button type="submit" tone="primary" busy={busy} className="mt-1 h-9.5">
        Set password
      </Button>
    </form>
  );
}

function Done() {
  return (
    <div className="flex flex-col gap-4.5">
      <h1 className="font-semibold text-2xl tracking-tight">Your password is set</h1>
      <p role="status">Sign in with it now. The link does not work again.</p>
      <TextLink href="/sign-in">Sign in</TextLink>
    </div>
  );
}
