'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import * as z from 'zod/mini';
import { TextField } from '@/components/forms/bound-fields';
import { FormDialog } from '@/components/forms/form-dialog';
import { useSave } from '@/components/forms/use-save';
import { Button } from '@/components/ui/button';
import { CodeBlock } from '@/components/ui/code-block';
import { Dialog } from '@/components/ui/dialog';
import type { MadeProvider, ProviderView } from '@/lib/identity/schema';

const schema = z.object({
  name: z
    .string()
    .check(z.trim(), z.minLength(1, 'Give it a name.'), z.maxLength(64, 'At most 64 characters.')),
});

interface ScimFormProps {
  /** Gets a new token; without it a new provisioning is made. */
  provider?: ProviderView;
  onClose: () => void;
}

/** Makes a provisioning, or a new token for one, and shows the token this once. */
export function ScimForm({ provider, onClose }: ScimFormProps) {
  const form = useForm({ resolver: zodResolver(schema), defaultValues: { name: provider?.name ?? '' } });
  const save = useSave();
  const [made, setMade] = useState<MadeProvider | null>(null);
  if (made) return <MadeToken made={made} onClose={onClose} />;
  return (
    <FormDialog
      open
      onClose={() => setMade((shown) => (shown === null ? close(onClose) : shown))}
      title={provider ? `A new token for ${provider.name}` : 'Add a provisioning'}
      description={
        provider
          ? 'The token that it has now ends at once.'
          : 'A program like Entra ID or Okta makes, changes and disables accounts and teams by SCIM 2.0. It acts as a service account that manages people and teams, and never touches what it did not make.'
      }
      form={form}
      action={provider ? 'Make a new token' : 'Add'}
      save={async ({ name }) => {
        const answer = await save<MadeProvider>({
          method: 'POST',
          path: provider ? `/identity/providers/${provider.id}/token` : '/identity/providers',
          ...(provider ? {} : { body: { kind: 'scim', name } }),
          done: provider ? 'The token was made' : `${name} was added`,
          changes: ['identity/providers'],
        });
        setMade(answer);
      }}
    >
      {provider ? null : <TextField form={form} name="name" label="Name" placeholder="Entra ID" required />}
    </FormDialog>
  );
}

function close(onClose: () => void): null {
  onClose();
  return null;
}

function MadeToken({ made: { provider, token }, onClose }: { made: MadeProvider; onClose: () => void }) {
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      modalInput
      title={`The token of ${provider.name}`}
      description="Give both to the program. The token is not shown again."
      footer={
        <Button tone="primary" onClick={onClose}>
          I have it
        </Button>
      }
    >
      <div className="flex flex-col gap-3">
        <CodeBlock label="Address" code={`${window.location.origin}/scim/v2`} />
        <CodeBlock label="Token" code={token ?? ''} />
      </div>
    </Dialog>
  );
}
