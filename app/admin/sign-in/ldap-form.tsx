'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import { type LdapValues, ldapSchema, ldapSettingsOf, ldapValuesOf } from '@/app/admin/sign-in/ldap-values';
import { TrySettings } from '@/app/admin/sign-in/try-settings';
import { useSaveProvider } from '@/app/admin/sign-in/use-save-provider';
import { SelectField, TextAreaField, TextField } from '@/components/forms/bound-fields';
import { FormDialog } from '@/components/forms/form-dialog';
import { Checkbox } from '@/components/ui/checkbox';
import type { ProviderView } from '@/lib/identity/schema';

const every = [
  { value: '', label: 'Only when asked' },
  { value: '15', label: 'Every 15 minutes' },
  { value: '60', label: 'Every hour' },
  { value: '1440', label: 'Every day' },
];

interface LdapFormProps {
  provider?: Extract<ProviderView, { kind: 'ldap' }>;
  onClose: () => void;
}

/** Adds a directory, or changes one. */
export function LdapForm({ provider, onClose }: LdapFormProps) {
  const form = useForm<LdapValues>({
    resolver: zodResolver(ldapSchema),
    defaultValues: ldapValuesOf(provider),
  });
  const minutes = String(provider?.settings.syncEveryMinutes ?? '');
  const known = every.some(({ value }) => value === minutes)
    ? every
    : [...every, { value: minutes, label: `Every ${minutes} minutes` }];
  const settings = (values: LdapValues) => ({ ...provider?.settings, ...ldapSettingsOf(values) });
  const { saveProvider, bodyToTry } = useSaveProvider('ldap', provider, settings);
  return (
    <FormDialog
      open
      onClose={onClose}
      width="wide"
      title={provider ? `Change ${provider.name}` : 'Add a directory'}
      description="People sign in with their name and password of the directory. Look at the preview of a synchronisation before you let it run by itself."
      form={form}
      action={provider ? 'Save' : 'Add'}
      {...(provider ? { record: { shown: provider, valuesOf: ldapValuesOf } } : {})}
      save={saveProvider}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField form={form} name="name" label="Name" required />
        <TextField form={form} name="url" label="Address" placeholder="ldaps://ldap.example" required mono />
        <TextField form={form} name="bindDn" label="Name to search with (DN)" mono />
        <TextField
          form={form}
          name="secret"
          label="Its password"
          type="password"
          autoComplete="off"
          hint={provider?.hasSecret ? 'Leave it empty to keep the one it has.' : undefined}
        />
        <TextField
          form={form}
          name="userBase"
          label="People are below"
          placeholder="ou=people,dc=corp"
          required
          mono
        />
        <TextField form={form} name="userFilter" label="Who counts as a person" mono />
        <TextField
          form={form}
          name="groupBase"
          label="Groups are below"
          placeholder="ou=groups,dc=corp"
          mono
        />
        <TextField form={form} name="groupFilter" label="What counts as a group" mono />
      </div>
      <Checkbox label="Encrypt by StartTLS" hint="For ldap://" {...form.register('startTls')} />
      <Checkbox
        label="Allow passwords to cross the network unencrypted"
        hint="For ldap:// without StartTLS. Whoever is in between reads them."
        {...form.register('allowsPlain')}
      />
      <Checkbox label="Make accounts for people who sign in and are new" {...form.register('createsUsers')} />
      <Checkbox
        label="A synchronisation makes accounts for everybody who may enter"
        {...form.register('syncCreatesUsers')}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField form={form} name="syncEveryMinutes" label="Synchronise" options={known} />
        <TextField
          form={form}
          name="mostDisabledPercent"
          label="Stop before disabling more than (%)"
          type="number"
        />
      </div>
      <details>
        <summary className="cursor-pointer font-medium">Attributes and more</summary>
        <div className="mt-3 flex flex-col gap-4">
          <div className="grid gap-4 sm:grid-cols-2">
            <TextField
              form={form}
              name="idAttribute"
              label="Unchanging id"
              hint="Active Directory: objectGUID"
              mono
            />
            <TextField
              form={form}
              name="usernameAttribute"
              label="User name"
              hint="Active Directory: sAMAccountName"
              mono
            />
            <TextField form={form} name="fullNameAttribute" label="Full name" mono />
            <TextField form={form} name="emailAttribute" label="E-mail" mono />
            <TextField
              form={form}
              name="memberOfAttribute"
              label="Groups of a person"
              hint="E.g. memberOf; empty: by search"
              mono
            />
            <TextField form={form} name="groupNameAttribute" label="Name of a group" mono />
            <TextField form={form} name="memberAttribute" label="Members of a group" mono />
          </div>
          <Checkbox label="Groups of groups count" {...form.register('hasNestedGroups')} />
          <TextAreaField
            form={form}
            name="allowedGroups"
            label="Groups that may enter"
            hint="One in a line. Empty: all."
            rows={2}
          />
          <TextAreaField
            form={form}
            name="caPem"
            label="Certificate authority"
            hint="PEM, where its certificate is of an authority of your own."
            rows={3}
            mono
          />
        </div>
      </details>
      <TrySettings body={() => bodyToTry(form.getValues())} />
    </FormDialog>
  );
}
