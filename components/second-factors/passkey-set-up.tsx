'use client';

import { useState } from 'react';
import { useFormSubmit } from '@/components/account/use-form-submit';
import { Button } from '@/components/ui/button';
import { ErrorNotice } from '@/components/ui/error-notice';
import { Field } from '@/components/ui/field';
import { TextInput } from '@/components/ui/text-input';
import { api } from '@/lib/http/request';
import { makePasskey } from '@/lib/second-factors/in-browser';
import type { AddedFactor } from '@/lib/second-factors/schema';

interface PasskeySetUpProps {
  /** @param recoveryCodes to be shown this once; null: there are some already */
  onAdded: (recoveryCodes: readonly string[] | null) => void;
  onCancel: () => void;
}

/** A passkey: a name, and then the browser asks for a finger, a face, a PIN or a key. */
export function PasskeySetUp({ onAdded, onCancel }: PasskeySetUpProps) {
  const [name, setName] = useState('This device');
  const { isBusy, errors, failure, submit } = useFormSubmit(['name']);
  return (
    <form
      noValidate
      method="post"
      className="flex flex-col gap-4"
      onSubmit={async (event) => {
        event.preventDefault();
        const wrong: Record<string, string> = name.trim() ? {} : { name: 'Give it a name.' };
        await submit(wrong, async () => {
          const options = await api<Parameters<typeof makePasskey>[0]>(
            'POST',
            '/me/second-factors/passkey-options',
          );
          const body = { name: name.trim(), response: await makePasskey(options) };
          const { recoveryCodes } = await api<AddedFactor>('POST', '/me/second-factors/passkeys', { body });
          onAdded(recoveryCodes);
        });
      }}
    >
      <p className="text-pretty">
        Your browser will ask for your finger, your face, a PIN or a security key. With a passkey you can also
        sign in without your password.
      </p>
      <Field
        label="What do you call it?"
        hint="So that you know it among others."
        required
        error={errors.name}
      >
        <TextInput value={name} maxLength={60} autoFocus onChange={({ target }) => setName(target.value)} />
      </Field>
      <ErrorNotice error={failure} />
      <div className="flex justify-end gap-2">
        <Button onClick={onCancel}>Cancel</Button>
        <Button type="submit" tone="primary" busy={isBusy}>
          Make a passkey
        </Button>
      </div>
    </form>
  );
}
