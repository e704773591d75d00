'use client';

import { useState } from 'react';
import { type EndChoice, endChoices, endInstant, endLabels } from '@/components/account/end-choice';
import { useFormSubmit } from '@/components/account/use-form-submit';
import { Button } from '@/components/ui/button';
import { CodeBlock } from '@/components/ui/code-block';
import { Dialog } from '@/components/ui/dialog';
import { ErrorNotice } from '@/components/ui/error-notice';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { TextInput } from '@/components/ui/text-input';
import { api } from '@/lib/http/request';

interface NewAccountTokenProps {
  username: string;
  /** Under /api/v1. */
  path: string;
  onMade: () => void;
  onClose: () => void;
}

/** Makes a token for a service account and shows it, this once. */
export function NewAccountToken({ username, path, onMade, onClose }: NewAccountTokenProps) {
  const [label, setLabel] = useState('');
  const [end, setEnd] = useState<EndChoice>('90');
  const [token, setToken] = useState<string | null>(null);
  const { isBusy, errors, failure, submit } = useFormSubmit(['label', 'expiresAt']);
  const make = () => {
    const wrong: Record<string, string> = label.trim() ? {} : { label: 'Write what it is for.' };
    return submit(wrong, async () => {
      const body = { label: label.trim(), expiresAt: endInstant(end, Date.now()) };
      setToken((await api<{ token: string }>('POST', path, { body })).token);
      onMade();
    });
  };
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={`New token of ${username}`}
      description="Whoever has it acts as the account. Making one takes all that the account holds."
      modalInput
    >
      {token === null ? (
        <form
          noValidate
          className="flex flex-col gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            void make();
          }}
        >
          <Field label="What it is for" required error={errors.label}>
            <TextInput
              maxLength={100}
              placeholder="Build server"
              value={label}
              onChange={({ target }) => setLabel(target.value)}
            />
          </Field>
          <Field label="Ends" required error={errors.expiresAt}>
            <Select
              value={end}
              onChange={({ target }) => setEnd(endChoices.find((choice) => choice === target.value) ?? '90')}
              options={endChoices.map((value) => ({ value, label: endLabels[value] }))}
            />
          </Field>
          <ErrorNotice title="No token was created" error={failure} />
          <div className="flex justify-end gap-2">
            <Button onClick={onClose}>Cancel</Button>
            <Button type="submit" tone="primary" busy={isBusy}>
              Create token
            </Button>
          </div>
        </form>
      ) : (
        <div className="flex flex-col gap-4">
          <p role="status" className="font-medium">
            Copy the token now: it is shown this once and never again.
          </p>
          <CodeBlock label="Token" code={token} />
          <div className="flex justify-end">
            <Button tone="primary" onClick={onClose}>
              Done
            </Button>
          </div>
        </div>
      )}
    </Dialog>
  );
}
