'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { type EndChoice, endChoices, endInstant, endLabels } from '@/components/account/end-choice';
import { useFormSubmit } from '@/components/account/use-form-submit';
import { Button } from '@/components/ui/button';
import { CodeBlock } from '@/components/ui/code-block';
import { ErrorNotice } from '@/components/ui/error-notice';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { TextInput } from '@/components/ui/text-input';
import { api } from '@/lib/http/request';

interface TokenFormProps {
  /** tcp://host:port of the Docker listener. */
  dockerHost: string;
  publicUrl: string;
  /** A cluster to show in examples. */
  cluster: string;
}

/** Makes an API token and shows it, this once. */
export function TokenForm({ dockerHost, publicUrl, cluster }: TokenFormProps) {
  const router = useRouter();
  const [label, setLabel] = useState('');
  const [end, setEnd] = useState<EndChoice>('90');
  const [token, setToken] = useState<string | null>(null);
  const { isBusy, errors, failure, submit } = useFormSubmit(['label', 'expiresAt']);
  return (
    <div className="flex flex-col gap-5">
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={async (event) => {
          event.preventDefault();
          setToken(null);
          const wrong: Record<string, string> = label.trim() ? {} : { label: 'Write what it is for.' };
          const isMade = await submit(wrong, async () => {
            const body = { label: label.trim(), expiresAt: endInstant(end, Date.now()) };
            setToken((await api<{ token: string }>('POST', '/tokens', { body })).token);
          });
          if (!isMade) return;
          setLabel('');
          router.refresh();
        }}
      >
        <div className="flex flex-wrap items-start gap-3">
          <Field label="What it is for" required error={errors.label} className="min-w-0 grow basis-64">
            <TextInput
              maxLength={100}
              placeholder="Build server"
              value={label}
              onChange={({ target }) => setLabel(target.value)}
            />
          </Field>
          <Field label="Ends" required error={errors.expiresAt} className="w-44">
            <Select
              value={end}
              onChange={({ target }) => setEnd(endChoices.find((choice) => choice === target.value) ?? '90')}
              options={endChoices.map((value) => ({ value, label: endLabels[value] }))}
            />
          </Field>
          <Button type="submit" tone="primary" busy={isBusy} className="max-sm:w-full sm:mt-6.5">
            Create token
          </Button>
        </div>
        <ErrorNotice title="No token was created" error={failure} />
      </form>
      {token ? (
        <NewToken token={token} dockerHost={dockerHost} publicUrl={publicUrl} cluster={cluster} />
      ) : null}
    </div>
  );
}

function NewToken({ token, dockerHost, publicUrl, cluster }: TokenFormProps & { token: string }) {
  return (
    <section
      aria-label="Your new token"
      className="flex flex-col gap-3 rounded-lg bg-accent-soft p-4 ring-1 ring-accent"
    >
      <p role="status" className="font-medium">
        Copy your token now: it is shown this once and never again.
      </p>
      <CodeBlock label="Token" code={token} />
      <p>With any HTTP client:</p>
      <CodeBlock
        label="Use with curl"
        code={`curl -H "Authorization: Bearer ${token}" \\\n  ${publicUrl}/clusters/${cluster}/v1.41/containers/json`}
      />
      <p>
        With the docker CLI, in its config.json; DOCKER_HOST is {dockerHost}, and DOCKER_CERT_PATH a folder
        with the ca.pem of a client bundle:
      </p>
      <CodeBlock
        label="config.json of the docker CLI"
        code={JSON.stringify({ HttpHeaders: { Authorization: `Bearer ${token}` } }, null, 2)}
      />
    </section>
  );
}
