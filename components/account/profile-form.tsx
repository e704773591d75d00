'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useFormSubmit } from '@/components/account/use-form-submit';
import { useSave } from '@/components/forms/use-save';
import { Button } from '@/components/ui/button';
import { ErrorNotice } from '@/components/ui/error-notice';
import { Field } from '@/components/ui/field';
import { TextInput } from '@/components/ui/text-input';
import type { editedUser } from '@/lib/users/edited-user';

/** @param shown one's own account as it was read */
export function ProfileForm({ shown }: { shown: ReturnType<typeof editedUser> }) {
  const { fullName } = shown;
  const router = useRouter();
  const save = useSave();
  const [name, setName] = useState(fullName);
  const { isBusy, errors, failure, submit } = useFormSubmit(['fullName']);
  return (
    <form
      noValidate
      className="flex max-w-md flex-col gap-4"
      onSubmit={async (event) => {
        event.preventDefault();
        await submit({}, async () => {
          const body = { fullName: name.trim() };
          await save({ method: 'PATCH', path: '/me', body, shown, done: 'Your name is saved', changes: [] });
        });
        // Also where it was not saved: the next try is made on what it is by now.
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
