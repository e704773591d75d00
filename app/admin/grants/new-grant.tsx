'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useQuery } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import * as z from 'zod/mini';
import { expiryField, expiryToSend } from '@/app/admin/grants/expiry';
import type { GrantFilter } from '@/app/admin/grants/grant-list';
import { collectionRecords, roleRecords, teamRecords, userRecords } from '@/app/admin/records';
import { SelectField, TextField } from '@/components/forms/bound-fields';
import { FormDialog } from '@/components/forms/form-dialog';
import { useSave } from '@/components/forms/use-save';

const chosen = (message: string) => z.string().check(z.minLength(1, message));

const schema = z.object({
  subject: chosen('Choose who gets it.'),
  role: chosen('Choose a role.'),
  collection: chosen('Choose a collection.'),
  expiresAt: expiryField,
  reason: z.string().check(z.maxLength(500, 'At most 500 characters.')),
});

type Values = z.infer<typeof schema>;

interface NewGrantProps {
  open: boolean;
  onClose: () => void;
  start: GrantFilter;
}

export function NewGrant({ open, onClose, start }: NewGrantProps) {
  const form = useForm<Values>({
    resolver: zodResolver(schema),
    defaultValues: { subject: '', role: '', collection: '', expiresAt: '', reason: '', ...start },
  });
  const save = useSave();
  const choices = useChoices(open);
  return (
    <FormDialog
      open={open}
      onClose={onClose}
      title="Grant access"
      description="It holds on the collection and everything below it, and works within two seconds."
      form={form}
      action="Grant"
      save={async ({ expiresAt, ...values }) => {
        const expiry = expiryToSend(expiresAt);
        await save({
          method: 'POST',
          path: '/grants',
          body: { ...values, ...(expiry ? { expiresAt: expiry } : {}) },
          done: 'Granted',
          changes: ['grants', 'access'],
        });
      }}
    >
      <SelectField
        form={form}
        name="subject"
        label="Who"
        placeholder="Choose"
        options={choices.subjects}
        required
      />
      <SelectField
        form={form}
        name="role"
        label="Role"
        placeholder="Choose"
        options={choices.roles}
        required
      />
      <SelectField
        form={form}
        name="collection"
        label="Collection"
        placeholder="Choose"
        options={choices.collections}
        required
      />
      <TextField
        form={form}
        name="expiresAt"
        label="Until"
        type="datetime-local"
        hint="In your own time zone. Leave it empty to grant it for good."
      />
      <TextField form={form} name="reason" label="Reason" hint="For whoever looks at it later." />
    </FormDialog>
  );
}

function useChoices(enabled: boolean) {
  const { data: users = [] } = useQuery({ ...userRecords, enabled });
  const { data: teams = [] } = useQuery({ ...teamRecords, enabled });
  const { data: roles = [] } = useQuery({ ...roleRecords, enabled });
  const { data: collections = [] } = useQuery({ ...collectionRecords, enabled });
  return {
    subjects: [
      { value: 'everyone', label: 'Everyone who signs in' },
      ...teams.map(({ name }) => ({ value: `team:${name}`, label: `Team ${name}` })),
      ...users.map(({ username, fullName }) => ({
        value: `user:${username}`,
        label: fullName ? `${username} (${fullName})` : username,
      })),
    ],
    roles: roles.map(({ name }) => ({ value: name, label: name })),
    collections: collections
      .filter(({ mayGrant }) => mayGrant)
      .map(({ path }) => ({ value: path, label: path })),
  };
}
