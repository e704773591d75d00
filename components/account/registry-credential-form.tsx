'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useFormSubmit } from '@/components/account/use-form-submit';
import { Button } from '@/components/ui/button';
import { ErrorNotice } from '@/components/ui/error-notice';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { TextInput } from '@/components/ui/text-input';
import { showToast } from '@/components/ui/toast-store';
import { api } from '@/lib/http/request';

const empty = { host: '', username: '', secret: '', team: '' };

/**
 * Keeps a credential for a registry. Nobody is shown its secret again.
 *
 * @param teams those for which the person may keep one; without any it is their own
 */
export function RegistryCredentialForm({ teams }: { teams: readonly string[] }) {
  const router = useRouter();
  const [values, setValues] = useState(empty);
  const { isBusy, errors, failure, submit } = useFormSubmit(['host', 'username', 'secret', 'team']);
  const bound = (name: keyof typeof empty) => ({
    value: values[name],
    onChange: ({ target }: { target: { value: string } }) => setValues({ ...values, [name]: target.value }),
  });
  return (
    <form
      noValidate
      autoComplete="off"
      className="flex flex-col gap-4"
      onSubmit={async (event) => {
        event.preventDefault();
        const body = { ...values, host: values.host.trim(), team: values.team === '' ? null : values.team };
        const isKept = await submit(wrongIn(values), () => api('POST', '/registry-credentials', { body }));
        if (!isKept) return;
        setValues(empty);
        showToast({ title: `The credential for ${body.host} is kept`, tone: 'ok' });
        router.refresh();
      }}
    >
      <div className="flex flex-wrap items-start gap-3">
        <Field
          label="Registry"
          required
          hint="docker.io for Docker Hub"
          error={errors.host}
          className="min-w-0 grow basis-56"
        >
          <TextInput maxLength={300} placeholder="registry.example:5000" {...bound('host')} />
        </Field>
        <Field label="User name" required error={errors.username} className="min-w-0 grow basis-44">
          <TextInput maxLength={255} autoComplete="off" {...bound('username')} />
        </Field>
        <Field label="Password or token" required error={errors.secret} className="min-w-0 grow basis-44">
          <TextInput type="password" maxLength={8192} autoComplete="new-password" {...bound('secret')} />
        </Field>
        {teams.length > 0 ? (
          <Field label="For" error={errors.team} className="w-full sm:w-44">
            <Select
              {...bound('team')}
              options={[
                { value: '', label: 'Myself' },
                ...teams.map((team) => ({ value: team, label: `Team ${team}` })),
              ]}
            />
          </Field>
        ) : null}
        <Button type="submit" tone="primary" busy={isBusy} className="max-sm:w-full sm:mt-6.5">
          Keep it
        </Button>
      </div>
      <ErrorNotice title="The credential was not kept" error={failure} />
    </form>
  );
}

function wrongIn({ host, username, secret }: typeof empty): Record<string, string> {
  return {
    ...(host.trim() ? {} : { host: 'Write which registry it is for.' }),
    ...(username ? {} : { username: 'Write the user name there.' }),
    ...(secret ? {} : { secret: 'Write the password or token.' }),
  };
}
