'use client';

import { useState } from 'react';
import { Field } from '@/components/ui/field';
import { TextInput } from '@/components/ui/text-input';

interface CodeFieldProps {
  name: string;
  hasApp: boolean;
  hasRecovery: boolean;
}

/** One field for the code of an app, or for a recovery code where the person says so. */
export function CodeField({ name, hasApp, hasRecovery }: CodeFieldProps) {
  const [recovers, setRecovers] = useState(!hasApp);
  return (
    <div className="flex flex-col gap-2">
      {recovers ? (
        <Field
          key="recovery"
          label="Recovery code"
          hint="One of the codes that you kept when you set up your second factor. Each works once."
          required
        >
          <TextInput
            name={name}
            autoCapitalize="none"
            autoFocus
            required
            maxLength={40}
            className="font-mono"
          />
        </Field>
      ) : (
        <Field key="code" label="Code" hint="The six digits that your authenticator app shows now." required>
          <TextInput
            name={name}
            inputMode="numeric"
            autoComplete="one-time-code"
            autoFocus
            required
            maxLength={10}
            className="font-mono text-base tracking-[0.2em]"
          />
        </Field>
      )}
      {hasApp && hasRecovery ? (
        <button
          type="button"
          className="self-start rounded-sm font-medium text-[0.8125rem] text-accent underline-offset-3 hover:underline"
          onClick={() => setRecovers((before) => !before)}
        >
          {recovers ? 'Use the code of your app' : 'Use a recovery code'}
        </button>
      ) : null}
    </div>
  );
}
