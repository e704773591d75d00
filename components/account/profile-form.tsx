'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useFormSubmit } from '@/components/account/use-form-submit';
import { Button } from '@/components/ui/button';
import { ErrorNotice } from '@/components/ui/error-notice';
import { Field } from '@/components/ui/field';
import { TextInput } from '@/components/ui/text-input';
import { showToast } from '@/components/ui/toast-store';
import { api } from '@/lib/http/request';

export function ProfileForm({ fullName }: { fullName: string }) {
  const router = useRouter();
  const [name, setName] = useState(fullName);
  const { isBusy, errors, failure, submit } = useFormSubmit(['fullName']);
  return (
    <form
      noValidate
      className="flex max-w-md flex-col gap-4"
      onSubmit={async (event) => {
        event.preventDefault();
        const isSaved = await submit({}, () => api('PATCH', '/me', { body: { fullName: name.trim() } }));
        if (!isSaved) return;
        showToast({ title: 'Your name is saved', tone: 'ok' });
        router.refresh();
      }}
    >
      <Field label="Full name" hint="Shown to others beside what is yours." required error={errors.fullName}>
        <TextInput
          autoComplete="name"
          maxLength={200}
          value={name}
          onChange={({ target }) => setName(target.value)}
        />
      </Field>
      <ErrorNotice title="Your name was not saved" error={failure} />
      <Button type="submit" busy={isBusy} className="self-start" disabled={name.trim() === fullName}>
        Save
      </Button>
    </form>
  );
}
