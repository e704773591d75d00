'use client';

import { useState } from 'react';
import { RevokeButton } from '@/components/account/revoke-button';
import { TestMail } from '@/components/security/test-mail';
import { useSettingForm } from '@/components/security/use-setting-form';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { DisabledWithReason } from '@/components/ui/disabled-with-reason';
import { ErrorNotice } from '@/components/ui/error-notice';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { TextArea, TextInput } from '@/components/ui/text-input';
import type { MailServerView } from '@/lib/mail/schema';

const securities = [
  { value: 'tls', label: 'TLS from the start (465)' },
  { value: 'starttls', label: 'STARTTLS (587)' },
  { value: 'none', label: 'None (25), without a password' },
] as const;

const none: Omit<MailServerView, 'hasPassword'> = {
  host: '',
  port: 465,
  security: 'tls',
  username: '',
  authority: null,
  fromName: 'Wheelhouse',
  fromAddress: '',
};
const fields = [...Object.keys(none), 'password'];

/** By which server mail is sent. Without one everything works, and links are passed on by hand. */
export function MailSection({ server, reason }: { server: MailServerView | null; reason: string | null }) {
  const { hasPassword, ...known } = server ?? { ...none, hasPassword: false };
  const initial = { ...known, port: String(known.port), authority: known.authority ?? '' };
  const form = useSettingForm('/settings/mail', { server }, initial, fields);
  const [password, setPassword] = useState('');
  const { values, set, errors } = form;

  const store = async () => {
    const { port, authority } = values;
    const isSaved = await form.store({
      ...values,
      port: /^\d+$/.test(port.trim()) ? Number(port) : port,
      authority: authority.trim() === '' ? null : authority,
      ...(password === '' ? (values.username === '' ? { password: null } : {}) : { password }),
    });
    if (isSaved) setPassword('');
  };

  return (
    <Card title="Mail">
      <div className="flex flex-col gap-6">
        <form
          noValidate
          method="post"
          className="flex flex-col gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            void store();
          }}
        >
          <p className="max-w-prose text-ink-soft text-pretty">
            {server
              ? 'Invitations and links to reset passwords are sent.'
              : 'No mail is sent: links are shown to copy.'}
          </p>
          <div className="grid gap-4 sm:grid-cols-2">
            <Field label="Mail server" required error={errors.host}>
              <TextInput
                placeholder="mail.example.org"
                value={values.host}
                onChange={({ target }) => set({ host: target.value })}
              />
            </Field>
            <Field label="Port" required error={errors.port}>
              <TextInput
                inputMode="numeric"
                value={values.port}
                onChange={({ target }) => set({ port: target.value })}
              />
            </Field>
            <Field label="Encryption" required error={errors.security}>
              <Select
                value={values.security}
                options={securities}
                onChange={({ target }) =>
                  set({ security: securities.find(({ value }) => value === target.value)?.value ?? 'tls' })
                }
              />
            </Field>
            <Field label="User name there" hint="Empty: it asks for none." error={errors.username}>
              <TextInput
                autoComplete="off"
                value={values.username}
                onChange={({ target }) => set({ username: target.value })}
              />
            </Field>
            <Field
              label="Password there"
              hint={
                hasPassword ? 'One is kept. Empty: as before.' : 'It is kept encrypted and never shown again.'
              }
              error={errors.password}
            >
              <TextInput
                type="password"
                autoComplete="new-password"
                value={password}
                onChange={({ target }) => setPassword(target.value)}
              />
            </Field>
            <Field label="From, name" error={errors.fromName}>
              <TextInput value={values.fromName} onChange={({ target }) => set({ fromName: target.value })} />
            </Field>
            <Field label="From, address" required error={errors.fromAddress}>
              <TextInput
                type="email"
                placeholder="wheelhouse@example.org"
                value={values.fromAddress}
                onChange={({ target }) => set({ fromAddress: target.value })}
              />
            </Field>
          </div>
          <Field
            label="Authority of the server's certificate"
            hint="In PEM form. Empty: what this system trusts."
            error={errors.authority}
          >
            <TextArea
              rows={3}
              value={values.authority}
              onChange={({ target }) => set({ authority: target.value })}
            />
          </Field>
          <ErrorNotice title="Nothing was saved" error={form.failure} />
          <div className="flex flex-wrap gap-2">
            <DisabledWithReason reason={reason}>
              <Button type="submit" busy={form.isBusy}>
                Save mail server
              </Button>
            </DisabledWithReason>
            {server && reason === null ? (
              <RevokeButton
                action="Remove"
                what="the mail server"
                consequence="No mail is sent from then on. Links are shown to copy."
                path="/settings/mail"
                done="No mail is sent any more"
              />
            ) : null}
          </div>
        </form>
        {server ? <TestMail reason={reason} /> : null}
      </div>
    </Card>
  );
}
