'use client';

import { type ReactNode, useState } from 'react';
import { useFormSubmit } from '@/components/account/use-form-submit';
import { SetUpButtons } from '@/components/second-factors/set-up-buttons';
import { ErrorNotice } from '@/components/ui/error-notice';
import { Field } from '@/components/ui/field';
import { TextInput } from '@/components/ui/text-input';

interface DeviceNameFormProps {
  /** What comes next, in a sentence or two. */
  about: ReactNode;
  label: string;
  initial: string;
  /** What the button says. */
  action: string;
  onNamed: (name: string) => Promise<void>;
  onCancel: () => void;
}

/** The first step of every second factor: what it is called, so that its owner knows it among others. */
export function DeviceNameForm({ about, label, initial, action, onNamed, onCancel }: DeviceNameFormProps) {
  const [name, setName] = useState(initial);
  const { isBusy, errors, failure, submit } = useFormSubmit(['name']);
  return (
    <form
      noValidate
      method="post"
      className="flex flex-col gap-4"
      onSubmit={async (event) => {
        event.preventDefault();
        const wrong: Record<string, string> = name.trim() ? {} : { name: 'Give it a name.' };
        await submit(wrong, () => onNamed(name.trim()));
      }}
    >
      <p className="text-pretty">{about}</p>
      <Field label={label} hint="So that you know it among others." required error={errors.name}>
        <TextInput value={name} maxLength={60} autoFocus onChange={({ target }) => setName(target.value)} />
      </Field>
      <ErrorNotice error={failure} />
      <SetUpButtons busy={isBusy} action={action} onCancel={onCancel} />
    </form>
  );
}
