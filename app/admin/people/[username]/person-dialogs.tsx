'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import * as z from 'zod/mini';
import { TextField } from '@/components/forms/bound-fields';
import { FormDialog } from '@/components/forms/form-dialog';
import { useSave } from '@/components/forms/use-save';
import { OwnerField } from '@/components/service-accounts/owner-field';
import { Checkbox } from '@/components/ui/checkbox';
import { editedUser } from '@/lib/users/edited-user';
import type { UserView } from '@/lib/users/schema';

interface Props {
  user: UserView;
  open: boolean;
  onClose: () => void;
}

const nameSchema = z.object({
  fullName: z.string().check(z.maxLength(200, 'At most 200 characters.')),
  email: z.string(),
  owner: z.string(),
});

const valuesOf = ({ fullName, email, owner }: UserView) => ({
  fullName,
  email: email ?? '',
  owner: owner ?? '',
});

export function EditPerson({ user, open, onClose }: Props) {
  const form = useForm({ resolver: zodResolver(nameSchema), defaultValues: valuesOf(user) });
  const save = useSave();
  return (
    <FormDialog
      open={open}
      onClose={onClose}
      title={`Edit ${user.username}`}
      form={form}
      action="Save"
      record={{ shown: user, valuesOf }}
      save={async ({ fullName, email, owner }, shown = user) => {
        const body = {
          fullName,
          ...(email === (shown.email ?? '') ? {} : { email: email || null }),
          ...(owner === (shown.owner ?? '') ? {} : { owner: owner || null }),
        };
        await save({
          method: 'PATCH',
          path: pathOf(user),
          body,
          shown: editedUser(shown),
          done: 'Saved',
          changes: ['users'],
        });
      }}
    >
      <TextField form={form} name="fullName" label="Full name" />
      <TextField
        form={form}
        name="email"
        label="E-mail"
        type="email"
        hint={
          user.kind === 'service'
            ? 'Where mail about the account goes.'
            : 'A link to reset the password goes there, so it takes all that the account holds.'
        }
      />
      {user.kind === 'service' ? <OwnerField form={form} /> : null}
    </FormDialog>
  );
}

const passwordSchema = z.object({
  password: z.string().check(z.minLength(8, 'At least 8 characters.')),
  mustChangePassword: z.boolean(),
});

const noPassword = { password: '', mustChangePassword: true };

export function ResetPassword({ user, open, onClose }: Props) {
  const form = useForm({ resolver: zodResolver(passwordSchema), defaultValues: noPassword });
  const save = useSave();
  return (
    <FormDialog
      open={open}
      onClose={onClose}
      title={`Set a password for ${user.username}`}
      description="Every session of theirs ends with it, wherever it is open."
      form={form}
      action="Set password"
      save={async (body) => {
        await save({
          method: 'PATCH',
          path: pathOf(user),
          body,
          // It replaces whatever password there is.
          shown: null,
          done: `${user.username} has another password`,
          changes: ['users'],
        });
      }}
    >
      <TextField
        form={form}
        name="password"
        label="New password"
        type="password"
        autoComplete="new-password"
        hint="At least 8 characters."
        required
      />
      <Checkbox
        label="Ask for another password at the next sign-in"
        {...form.register('mustChangePassword')}
      />
    </FormDialog>
  );
}

function pathOf(user: UserView): string {
  return `/users/${encodeURIComponent(user.username)}`;
}
