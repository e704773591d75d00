'use client';

import { type FormEvent, useState } from 'react';
import { Button, TextLink } from '@/components/ui/button';
import { ErrorNotice } from '@/components/ui/error-notice';
import { Field } from '@/components/ui/field';
import { TextInput } from '@/components/ui/text-input';
import { api } from '@/lib/http/request';

/** Asks for a link by mail. What is said afterwards is the same whoever was named. */
export function ForgottenForm() {
  const [failure, setFailure] = useState<unknown>(null);
  const [state, setState] = useState<'asking' | 'busy' | 'asked'>('asking');

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget).get('name')).trim();
    setState('busy');
    setFailure(null);
    try {
      await api('POST', '/auth/forgotten', { body: { name } });
      setState('asked');
    } catch (error) {
      setFailure(error);
      setState('asking');
    }
  };

  if (state === 'asked') {
    return (
      <div className="flex flex-col gap-4.5">
        <h1 className="font-semibold text-2xl tracking-tight">Look into your mail</h1>
        <p role="status" className="text-pretty">
          If there is an account of that name with an address, a link is on its way to it. It works for an
          hour. Nothing comes? Ask your administrators.
        </p>
        <TextLink href="/sign-in">Back to sign-in</TextLink>
      </div>
    );
  }
  return (
    <form method="post" onSubmit={submit} className="flex flex-col gap-4.5">
      <h1 className="font-semibold text-2xl tracking-tight">Forgot your password?</h1>
      <p className="text-ink-soft text-pretty">
        We send a link to the address of your account, by which you choose another password.
      </p>
      <ErrorNotice error={failure} />
      <Field label="User name or e-mail address" required>
        <TextInput
          name="name"
          autoComplete="username"
          autoCapitalize="none"
          autoFocus
          required
          maxLength={256}
        />
      </Field>
      <Button type="submit" tone="primary" busy={state === 'busy'} className="mt-1 h-9.5">
        Send the link
      </Button>
      <TextLink href="/sign-in">Back to sign-in</TextLink>
    </form>
  );
}
