'use client';

import type { FieldPath, UseFormReturn } from 'react-hook-form';
import type { EngineValues } from '@/app/admin/clusters/engine-values';
import { TextAreaField, TextField } from '@/components/forms/bound-fields';

/** The fields of how an engine is reached. */
export function EngineFields<Values extends EngineValues>({
  form,
  hasCredentials,
}: {
  form: UseFormReturn<Values>;
  /** Whether there are some already, which stay unless others are typed. */
  hasCredentials: boolean;
}) {
  const name = (field: keyof EngineValues) => field as FieldPath<Values>;
  const endpoint = String(form.watch(name('endpoint')));
  const kept = (what: string) =>
    hasCredentials ? `${what} Those that are set stay unless you fill this in.` : what;
  return (
    <>
      <TextField
        form={form}
        name={name('endpoint')}
        label="Endpoint"
        placeholder="tcp://10.0.0.5:2376"
        hint="Where the gateway reaches the engine: unix:///path, tcp://host:port or ssh://user@host."
        required
        mono
      />
      {endpoint.startsWith('tcp://') ? (
        <fieldset className="flex flex-col gap-4">
          <legend className="sr-only">TLS</legend>
          <p className="text-ink-soft">
            {kept(
              'The engine should take connections from the gateway alone: give it the client certificate for it.',
            )}
          </p>
          <TextAreaField
            form={form}
            name={name('ca')}
            label="CA certificate (PEM)"
            mono
            required={!hasCredentials}
          />
          <TextAreaField
            form={form}
            name={name('cert')}
            label="Client certificate (PEM)"
            mono
            required={!hasCredentials}
          />
          <TextAreaField
            form={form}
            name={name('key')}
            label="Client key (PEM)"
            mono
            required={!hasCredentials}
          />
        </fieldset>
      ) : null}
      {endpoint.startsWith('ssh://') ? (
        <fieldset className="flex flex-col gap-4">
          <legend className="sr-only">ssh</legend>
          <p className="text-ink-soft">
            {kept('The user must be let in by this key alone, and be able to run docker there.')}
          </p>
          <TextAreaField
            form={form}
            name={name('privateKey')}
            label="Private key"
            hint="As ssh-keygen makes it, without a passphrase. It is kept sealed."
            required={!hasCredentials}
            mono
          />
        </fieldset>
      ) : null}
    </>
  );
}
