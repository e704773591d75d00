'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import * as z from 'zod/mini';
import { records } from '@/app/admin/records';
import { ConfirmEnd } from '@/components/access/confirm-end';
import { TextField } from '@/components/forms/bound-fields';
import { FormDialog } from '@/components/forms/form-dialog';
import { useSave } from '@/components/forms/use-save';
import { Button } from '@/components/ui/button';
import type { LinkView, ProviderView } from '@/lib/identity/schema';
import { paths } from '@/lib/paths/console-paths';

const schema = z.object({
  user: z.string().check(z.trim(), z.minLength(1, 'Whose account?')),
  subject: z.string().check(z.trim(), z.minLength(1, 'What does the provider call them?')),
});

/** Who signs in by a provider; and linking somebody by hand. */
export function People({ provider, onClose }: { provider: ProviderView; onClose: () => void }) {
  const path = `/identity/providers/${provider.id}/links`;
  const { data: links = [] } = useQuery(records<LinkView>(path));
  const form = useForm({ resolver: zodResolver(schema), defaultValues: { user: '', subject: '' } });
  const [ending, setEnding] = useState<LinkView | null>(null);
  const save = useSave();
  const changes = [path.slice(1), 'identity/providers'];
  const isScim = provider.kind === 'scim';
  return (
    <FormDialog
      open
      onClose={onClose}
      width="wide"
      title={`People of ${provider.name}`}
      description={
        isScim
          ? 'The accounts that it keeps. You can hand it one that is here already.'
          : 'An account is linked to what the provider calls somebody for ever. Linking hands the account over.'
      }
      form={form}
      action={isScim ? 'Hand over' : 'Link'}
      save={async (values) => {
        await save({ method: 'POST', path, body: values, done: `${values.user} was linked`, changes });
        form.reset();
      }}
    >
      {links.length === 0 ? (
        <p className="text-ink-soft">Nobody yet.</p>
      ) : (
        <ul className="max-h-80 divide-y divide-line overflow-y-auto rounded-lg ring-1 ring-line">
          {links.map((link) => (
            <li key={link.id} className="flex items-center gap-3 px-3 py-1.5">
              <a href={paths.person(link.user)} className="font-medium hover:underline">
                {link.user}
              </a>
              <span className="min-w-0 flex-1 truncate text-ink-soft">{link.subject}</span>
              <Button
                tone="quiet"
                size="icon"
                aria-label={`End the link of ${link.user}`}
                onClick={() => setEnding(link)}
              >
                <X aria-hidden />
              </Button>
            </li>
          ))}
        </ul>
      )}
      {ending ? (
        <ConfirmEnd
          key={ending.id}
          question={`End the link of ${ending.user}? Their sessions by it end too.`}
          path={`${path}/${ending.id}`}
          done="The link was ended"
          changes={[...changes, 'teams', 'users', 'access']}
          onClose={() => setEnding(null)}
        />
      ) : null}
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField form={form} name="user" label="User name here" required />
        <TextField
          form={form}
          name="subject"
          label={isScim ? 'userName there' : 'Called there'}
          hint={isScim ? undefined : 'The claim sub, or the unchanging id of the entry.'}
          required
        />
      </div>
    </FormDialog>
  );
}
