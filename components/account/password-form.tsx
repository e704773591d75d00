'use client';

import { useState } from 'react';
import { useFormSubmit } from '@/components/account/use-form-submit';
import { Button } from '@/components/ui/button';
import { ErrorNotice } from '@/components/ui/error-notice';
import { Field } from '@/components/ui/field';
import { TextInput } from '@/components/ui/text-input';
import { showToast } from '@/components/ui/toast-store';
import { api } from '@/lib/http/request';

const empty = { current: '', next: '', repeated: '' };

export function PasswordForm({ username }: { username: string }) {
  const [values, setValues] = useState(empty);
  const { isBusy, errors, failure, submit } = useFormSubmit(['oldPassword', 'newPassword']);
  const set = (part: Partial<typeof empty>) => setValues((before) => ({ ...before, ...part }));
  return (
    <form
      noValidate
      // Pressed before the page is ready, it must not put a password into the address.
      method="post"
      className="flex max-w-md flex-col gap-4"
      onSubmit={async (event) => {
        event.preventDefault();
        const { current, next } = values;
        const isSaved = await submit(wrongIn(values), () =>
          api('POST', '/me/password', { body: { oldPassword: current, newPassword: next } }),
        );
        if (!isSaved) return;
        setValues(empty);
        showToast({ title: 'Your password is changed. Your other sessions have ended.', tone: 'ok' });
      }}
    >
      {/* Password managers want to know whose password it is. */}
      <input type="text" name="username" autoComplete="username" value={username} readOnly hidden />
      <Field label="Password you have now" required error={errors.oldPassword}>
        <TextInput
          type="password"
          autoComplete="current-password"
          value={values.current}
          onChange={({ target }) => set({ current: target.value })}
        />
      </Field>
      <Field
        label="New password"
        hint="At least 8 characters; a few words in a row are easy to keep in mind."
        required
        error={errors.newPassword}
      >
        <TextInput
          type="password"
          autoComplete="new-password"
          value={values.next}
          onChange={({ target }) => set({ next: target.value })}
        />
      </Field>
      <Field label="New password again" required error={errors.repeated}>
        <TextInput
          type="password"
          autoComplete="new-password"
          value={values.repeated}
          onChange={({ target }) => set({ repeated: target.value })}
        />
      </Field>
      <ErrorNotice title="Your password was not changed" error={failure} />
      <Button type="submit" busy={isBusy} className="self-start">
        Change password
      </Button>
    </form>
  );
}

function wrongIn({ current, next, repeated }: typeof empty): Record<string, string> {
  if (!current) return { oldPassword: 'Write the password you have now.' };
  if (!next) return { newPassword: 'Write the new password.' };
  if (next !== repeated) return { repeated: 'This is not the same as the new password.' };
  return {};
}
