'use client';

import { useState } from 'react';
import { useFormSubmit } from '@/components/account/use-form-submit';
import { Button } from '@/components/ui/button';
import { DisabledWithReason } from '@/components/ui/disabled-with-reason';
import { ErrorNotice } from '@/components/ui/error-notice';
import { Field } from '@/components/ui/field';
import { TextInput } from '@/components/ui/text-input';
import { showToast } from '@/components/ui/toast-store';
import { api } from '@/lib/http/request';

/** Sends one message at once, and shows what the mail server says. */
export function TestMail({ reason }: { reason: string | null }) {
  const [to, setTo] = useState('');
  const { isBusy, errors, failure, submit } = useFormSubmit(['to']);
  return (
    <form
      noValidate
      className="flex flex-col gap-3 border-line border-t pt-5"
      onSubmit={async (event) => {
        event.preventDefault();
        const isSent = await submit({}, () => api('POST', '/settings/mail/test', { body: { to } }));
        if (isSent) showToast({ title: `The mail server took a message to ${to}`, tone: 'ok' });
      }}
    >
      <div className="flex flex-wrap items-start gap-3">
        <Field label="Send a test message to" error={errors.to} className="min-w-0 grow basis-64 sm:max-w-md">
          <TextInput type="email" value={to} onChange={({ target }) => setTo(target.value)} />
        </Field>
        <DisabledWithReason reason={reason}>
          <Button type="submit" busy={isBusy} className="sm:mt-6.5">
            Send
          </Button>
        </DisabledWithReason>
      </div>
      <ErrorNotice title="It was not taken" error={failure} />
    </form>
  );
}
