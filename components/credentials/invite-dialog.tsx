'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormSubmit } from '@/components/account/use-form-submit';
import { NewLink } from '@/components/credentials/new-link';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { ErrorNotice } from '@/components/ui/error-notice';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { TextInput } from '@/components/ui/text-input';
import { api } from '@/lib/http/request';
import type { MadeLink } from '@/lib/links/schema';

const validity = [
  { value: '24', label: 'A day' },
  { value: '72', label: 'Three days' },
  { value: '336', label: 'Two weeks' },
];
const empty = { username: '', fullName: '', email: '', teams: '', role: '', collection: '', hours: '72' };
const fields = ['username', 'fullName', 'email', 'teams', 'grants', 'hours'];

/** Invites somebody, with teams and a role at once: they choose their password by a link. */
export function InviteDialog({ onClose }: { onClose: () => void }) {
  const queryClient = useQueryClient();
  const [values, setValues] = useState(empty);
  const [link, setLink] = useState<MadeLink | null>(null);
  const { isBusy, errors, failure, submit } = useFormSubmit(fields);
  const set = (part: Partial<typeof empty>) => setValues((before) => ({ ...before, ...part }));
  const text = (name: keyof typeof empty, label: string, hint?: string) => (
    <Field label={label} hint={hint} error={errors[name]} required={name === 'username'}>
      <TextInput
        autoComplete="off"
        value={values[name]}
        onChange={({ target }) => set({ [name]: target.value })}
      />
    </Field>
  );
  const invite = async () => {
    const isMade = await submit(wrongIn(values), async () => {
      const made = await api<{ link: MadeLink }>('POST', '/invitations', { body: bodyOf(values) });
      setLink(made.link);
    });
    if (isMade) await queryClient.invalidateQueries({ queryKey: ['users'] });
  };
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}
      title={link ? `${link.user} is invited` : 'Invite a person'}
      footer={
        link ? (
          <Button onClick={onClose}>Close</Button>
        ) : (
          <>
            <Button onClick={onClose}>Cancel</Button>
            <Button tone="primary" busy={isBusy} onClick={() => void invite()}>
              Invite
            </Button>
          </>
        )
      }
    >
      {link ? (
        <NewLink link={link} />
      ) : (
        <form
          noValidate
          className="flex flex-col gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            void invite();
          }}
        >
          {text('username', 'Username', 'It stays theirs for good.')}
          {text('fullName', 'Full name')}
          {text('email', 'E-mail address', 'Where mail is set up, the link is sent there.')}
          {text('teams', 'Teams', 'By name, with commas between. You must hold what they hold.')}
          <div className="grid gap-4 sm:grid-cols-2">
            {text('role', 'Role')}
            {text('collection', 'On the collection', 'E.g. /Shared/shop')}
          </div>
          <Field label="The link works for" error={errors.hours}>
            <Select
              value={values.hours}
              options={validity}
              onChange={({ target }) => set({ hours: target.value })}
            />
          </Field>
          {/* The dialog's own button is outside of the form. */}
          <button type="submit" hidden aria-hidden tabIndex={-1} />
        </form>
      )}
      <ErrorNotice title="Nobody was invited" error={failure} />
    </Dialog>
  );
}

function wrongIn({ username, role, collection }: typeof empty): Record<string, string> {
  if (username.trim() === '') return { username: 'Write the name they sign in with.' };
  if (role.trim() !== '' && collection.trim() === '') return { collection: 'Write on which collection.' };
  if (collection.trim() !== '' && role.trim() === '') return { role: 'Write which role.' };
  return {};
}

function bodyOf({ username, fullName, email, teams, role, collection, hours }: typeof empty) {
  return {
    username: username.trim(),
    fullName: fullName.trim(),
    email: email.trim() || null,
    teams: teams
      .split(',')
      .map((name) => name.trim())
      .filter(Boolean),
    grants: role.trim() === '' ? [] : [{ role: role.trim(), collection: collection.trim() }],
    hours: Number(hours),
  };
}
