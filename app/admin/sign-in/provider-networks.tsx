'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import * as z from 'zod/mini';
import { listOf } from '@/app/admin/sign-in/list-text';
import { useMissingRight } from '@/components/access/use-missing-right';
import { TextAreaField } from '@/components/forms/bound-fields';
import { FormDialog } from '@/components/forms/form-dialog';
import { useSave } from '@/components/forms/use-save';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { DisabledWithReason } from '@/components/ui/disabled-with-reason';

const schema = z.object({ networks: z.string() });

/** In which private networks providers and directories may be. */
export function ProviderNetworks({ initial }: { initial: string[] }) {
  const [networks, setNetworks] = useState(initial);
  const [edits, setEdits] = useState(false);
  const reason = useMissingRight('cluster.manage', '/');
  return (
    <Card
      title="Private networks"
      aside={
        <DisabledWithReason reason={reason}>
          <Button size="small" onClick={() => setEdits(true)}>
            Change
          </Button>
        </DisabledWithReason>
      }
    >
      <p className="max-w-prose text-ink-soft text-pretty">
        Providers and directories are asked at public addresses. One in a network of your own is refused until
        that network is allowed here.
      </p>
      <p className="mt-2">
        {networks.length === 0 ? (
          'None is allowed.'
        ) : (
          <code className="break-words font-mono text-[0.8125rem]">{networks.join(', ')}</code>
        )}
      </p>
      {edits ? (
        <NetworksForm networks={networks} onSaved={setNetworks} onClose={() => setEdits(false)} />
      ) : null}
    </Card>
  );
}

interface NetworksFormProps {
  networks: readonly string[];
  onSaved: (networks: string[]) => void;
  onClose: () => void;
}

function NetworksForm({ networks, onSaved, onClose }: NetworksFormProps) {
  const form = useForm({ resolver: zodResolver(schema), defaultValues: { networks: networks.join('\n') } });
  const save = useSave();
  return (
    <FormDialog
      open
      onClose={onClose}
      title="Private networks of providers and directories"
      form={form}
      action="Save"
      save={async (values) => {
        const answer = await save<{ networks: string[] }>({
          method: 'PUT',
          path: '/identity/networks',
          body: { networks: listOf(values.networks) },
          shown: { networks: [...networks] },
          done: 'The networks were changed',
          changes: [],
        });
        onSaved(answer.networks);
      }}
    >
      <TextAreaField
        form={form}
        name="networks"
        label="Networks"
        rows={4}
        placeholder="10.1.0.0/16"
        hint="One in a line, like 10.1.0.0/16 or fd12::/48."
        mono
      />
    </FormDialog>
  );
}
