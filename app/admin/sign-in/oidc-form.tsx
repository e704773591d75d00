'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import * as z from 'zod/mini';
import { TrySettings } from '@/app/admin/sign-in/try-settings';
import { useSaveProvider } from '@/app/admin/sign-in/use-save-provider';
import { TextAreaField, TextField } from '@/components/forms/bound-fields';
import { FormDialog } from '@/components/forms/form-dialog';
import { listOf, textOf } from '@/components/forms/list-text';
import { Checkbox } from '@/components/ui/checkbox';
import { CodeBlock } from '@/components/ui/code-block';
import type { ProviderView } from '@/lib/identity/schema';

const schema = z.object({
  name: z
    .string()
    .check(z.trim(), z.minLength(1, 'Give it a name.'), z.maxLength(64, 'At most 64 characters.')),
  issuer: z.string().check(z.trim(), z.regex(/^https?:\/\/.+/, 'An address like https://id.example.')),
  clientId: z.string().check(z.trim(), z.minLength(1, 'The provider gives it when you register us.')),
  secret: z.string(),
  scopes: z.string(),
  usernameClaim: z.string(),
  fullNameClaim: z.string(),
  emailClaim: z.string(),
  groupsClaim: z.string(),
  allowedDomains: z.string(),
  allowedGroups: z.string(),
  createsUsers: z.boolean(),
  believesSecondFactor: z.boolean(),
  endsProviderSession: z.boolean(),
  caPem: z.string(),
});
type Values = z.infer<typeof schema>;
type OidcProviderView = Extract<ProviderView, { kind: 'oidc' }>;

interface OidcFormProps {
  provider?: OidcProviderView;
  onClose: () => void;
}

/** Adds an OpenID provider, or changes one. */
export function OidcForm({ provider, onClose }: OidcFormProps) {
  const form = useForm<Values>({ resolver: zodResolver(schema), defaultValues: valuesOf(provider) });
  const settings = (values: Values) => ({ ...provider?.settings, ...settingsOf(values) });
  const { saveProvider, bodyToTry } = useSaveProvider('oidc', provider, settings);
  return (
    <FormDialog
      open
      onClose={onClose}
      width="wide"
      title={provider ? `Change ${provider.name}` : 'Add an OpenID provider'}
      description="People get a button on the page for signing in. Accounts are linked by what the provider calls them for ever, never by name or e-mail."
      form={form}
      action={provider ? 'Save' : 'Add'}
      {...(provider ? { record: { shown: provider, valuesOf } } : {})}
      save={saveProvider}
    >
      <TextField form={form} name="name" label="Name" hint="As the button says it." required />
      <TextField form={form} name="issuer" label="Issuer" placeholder="https://id.example" required mono />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField form={form} name="clientId" label="Client id" required mono />
        <TextField
          form={form}
          name="secret"
          label="Client secret"
          type="password"
          autoComplete="off"
          hint={provider?.hasSecret ? 'Leave it empty to keep the one it has.' : 'Empty for a public client.'}
        />
      </div>
      {provider ? (
        <CodeBlock label="Register this redirect address there" code={provider.redirectUri} />
      ) : null}
      <Checkbox
        label="Make accounts for people who are new"
        hint="A user name that is taken is never shared."
        {...form.register('createsUsers')}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextAreaField
          form={form}
          name="allowedDomains"
          label="E-mail domains that may enter"
          hint="One in a line. Empty: all."
          rows={2}
        />
        <TextAreaField
          form={form}
          name="allowedGroups"
          label="Groups that may enter"
          hint="One in a line. Empty: all."
          rows={2}
        />
      </div>
      <details>
        <summary className="cursor-pointer font-medium">Claims, scopes and more</summary>
        <div className="mt-3 flex flex-col gap-4">
          <div className="grid gap-4 sm:grid-cols-2">
            <TextField form={form} name="scopes" label="Scopes" mono />
            <TextField form={form} name="usernameClaim" label="Claim for the user name" mono />
            <TextField form={form} name="fullNameClaim" label="Claim for the full name" mono />
            <TextField form={form} name="emailClaim" label="Claim for the e-mail" mono />
            <TextField form={form} name="groupsClaim" label="Claim for groups" mono />
          </div>
          <Checkbox
            label="Believe the second factor of the provider"
            hint="Where it says that it asked for one, none is asked for here."
            {...form.register('believesSecondFactor')}
          />
          <Checkbox
            label="Sign out there too, where it offers that"
            {...form.register('endsProviderSession')}
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

function valuesOf(provider: OidcProviderView | undefined): Values {
  const settings = provider?.settings;
  return {
    name: provider?.name ?? '',
    issuer: settings?.issuer ?? '',
    clientId: settings?.clientId ?? '',
    secret: '',
    scopes: (settings?.scopes ?? ['openid', 'profile', 'email']).join(' '),
    usernameClaim: settings?.usernameClaim ?? 'preferred_username',
    fullNameClaim: settings?.fullNameClaim ?? 'name',
    emailClaim: settings?.emailClaim ?? 'email',
    groupsClaim: settings?.groupsClaim ?? 'groups',
    allowedDomains: textOf(settings?.allowedDomains ?? []),
    allowedGroups: textOf(settings?.allowedGroups ?? []),
    createsUsers: settings?.createsUsers ?? false,
    believesSecondFactor: settings?.believesSecondFactor ?? false,
    endsProviderSession: settings?.endsProviderSession ?? true,
    caPem: settings?.caPem ?? '',
  };
}

function settingsOf({
  name: _name,
  secret: _secret,
  scopes,
  allowedDomains,
  allowedGroups,
  ...rest
}: Values) {
  return {
    ...rest,
    scopes: scopes.split(/\s+/).filter((scope) => scope !== ''),
    allowedDomains: listOf(allowedDomains),
    allowedGroups: listOf(allowedGroups),
  };
}
