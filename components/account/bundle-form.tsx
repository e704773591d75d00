'use client';

import { Download } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { bundleLines } from '@/components/account/bundle-lines';
import { downloadBundle } from '@/components/account/download-bundle';
import { useFormSubmit } from '@/components/account/use-form-submit';
import { Button } from '@/components/ui/button';
import { CodeBlock } from '@/components/ui/code-block';
import { ErrorNotice } from '@/components/ui/error-notice';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { TextInput } from '@/components/ui/text-input';
import { showToast } from '@/components/ui/toast-store';

interface BundleFormProps {
  clusters: readonly string[];
  /** tcp://host:port of the Docker listener. */
  dockerHost: string;
}

/** Downloads a client bundle and shows what to paste afterwards. */
export function BundleForm({ clusters, dockerHost }: BundleFormProps) {
  const router = useRouter();
  const [cluster, setCluster] = useState(clusters[0] ?? '');
  const [label, setLabel] = useState('');
  const { isBusy, errors, failure, submit } = useFormSubmit(['cluster', 'label']);
  const lines = bundleLines(cluster, dockerHost);
  return (
    <div className="flex flex-col gap-5">
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={async (event) => {
          event.preventDefault();
          const isMade = await submit({}, () => downloadBundle(cluster, label.trim()));
          if (!isMade) return;
          setLabel('');
          showToast({
            title: `Bundle for ${cluster} downloaded. Keep it as you keep a password.`,
            tone: 'ok',
          });
          router.refresh();
        }}
      >
        <div className="flex flex-wrap items-start gap-3">
          <Field label="Cluster" required error={errors.cluster} className="w-52">
            <Select
              value={cluster}
              onChange={({ target }) => setCluster(target.value)}
              options={clusters.map((name) => ({ value: name, label: name }))}
            />
          </Field>
          <Field label="Where you will use it" error={errors.label} className="min-w-0 grow basis-64">
            <TextInput
              maxLength={100}
              placeholder="My laptop"
              value={label}
              onChange={({ target }) => setLabel(target.value)}
            />
          </Field>
          <Button type="submit" tone="primary" busy={isBusy} className="sm:mt-6.5">
            <Download aria-hidden />
            Download bundle
          </Button>
        </div>
        <ErrorNotice title="No bundle was made" error={failure} />
      </form>
      <div className="flex flex-col gap-2">
        <p>Then, where you downloaded it:</p>
        <CodeBlock label="Import as a docker context" code={lines.context} />
        <p className="mt-2">Or, for tools that know no contexts:</p>
        <CodeBlock label="Use by environment variables" code={lines.environment} />
        <p className="mt-2 text-pretty">
          A bundle ends after some weeks. In a script that runs each week, the one you have fetches the next:
        </p>
        <CodeBlock label="Renew by a script" code={lines.renewal} />
      </div>
    </div>
  );
}
