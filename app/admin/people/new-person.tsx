'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import * as z from 'zod/mini';
import { SelectField, TextField } from '@/components/forms/bound-fields';
import { FormDialog } from '@/components/forms/form-dialog';
import { useSave } from '@/components/forms/use-save';
import { OwnerField } from '@/components/service-accounts/owner-field';
import { Checkbox } from '@/components/ui/checkbox';

const schema = z
  .object({
    username: z
      .string()
      .check(
        z.regex(
          /^[a-z0-9][a-z0-9._-]{0,63}$/,
          'Lower-case letters, digits, ".", "_" and "-"; it begins with a letter or digit.',
        ),
      ),
    fullName: z.string().check(z.maxLength(200, 'At most 200 characters.')),
    email: z.string(),
    kind: z.enum(['person', 'service']),
    password: z.string(),
    owner: z.string(),
    mustChangePassword: z.boolean(),
  })
  .check(
    z.refine((values) => values.kind === 'service' || values.password !== '', {
      path: ['password'],
      error: 'A person needs a password to sign in.',
    }),
  );

type Values = z.infer<typeof schema>;

const empty: Values = {
  username: '',
  fullName: '',
  email: '',
  kind: 'person',
  password: '',
  owner: '',
  mustChangePassword: true,
};

const kinds = [
  { value: 'person', label: 'Person' },
  { value: 'service', label: 'Service account, for a program' },
];

interface NewPersonProps {
  open: boolean;
  kind: Values['kind'];
  onClose: () => void;
}

export function NewPerson({ open, kind, onClose }: NewPersonProps) {
  const form = useForm<Values>({ resolver: zodResolver(schema), defaultValues: { ...empty, kind } });
  const save = useSave();
  const isService = form.watch('kind') === 'service';
  return (
    <FormDialog
      open={open}
      onClose={onClose}
      title={isService ? 'Add a service account' : 'Add a person'}
      form={form}
      action="Add"
      save={async ({ password, mustChangePassword, email, owner, ...values }) => {
        const signIn =
          password === ''
            ? {}
            : { password, mustChangePassword: values.kind === 'person' && mustChangePassword };
        await save({
          method: 'POST',
          path: '/users',
          body: {
            ...values,
            email: email || null,
            owner: (values.kind === 'service' && owner) || null,
            ...signIn,
          },
          done: `${values.username} was added`,
          changes: ['users'],
        });
      }}
    >
      <SelectField form={form} name="kind" label="Kind" options={kinds} required />
      <TextField
        form={form}
        name="username"
        label="Username"
        hint="It stays theirs for good and is never given to somebody else."
        required
      />
      <TextField form={form} name="fullName" label="Full name" />
      <TextField form={form} name="email" label="E-mail" type="email" />
      {isService ? <OwnerField form={form} /> : null}
      <TextField
        form={form}
        name="password"
        label="Password"
        type="password"
        autoComplete="new-password"
        hint={
          isService
            ? 'Without one the account signs in by token or certificate alone.'
            : 'At least 8 characters.'
        }
        required={!isService}
      />
      {isService ? null : (
        <Checkbox
          label="Ask for another password at the first sign-in"
          {...form.register('mustChangePassword')}
        />
      )}
    </FormDialog>
  );
}
