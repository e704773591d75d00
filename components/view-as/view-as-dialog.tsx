'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import * as z from 'zod/mini';
import { TextField } from '@/components/forms/bound-fields';
import { FormDialog } from '@/components/forms/form-dialog';
import { api } from '@/lib/http/request';

const schema = z.object({
  reason: z.string().check(z.trim(), z.minLength(1, 'Say why.'), z.maxLength(500, 'At most 500 characters.')),
});

/** Asks why, and then shows the console as the person sees it. */
export function ViewAsDialog({ username, onClose }: { username: string; onClose: () => void }) {
  const form = useForm({ resolver: zodResolver(schema), defaultValues: { reason: '' } });
  return (
    <FormDialog
      open
      onClose={onClose}
      title={`View as ${username}`}
      description="For half an hour at most, in all tabs of this browser. You can look and change nothing, it is put on record, and they are told."
      form={form}
      action="Start viewing"
      save={async (body) => {
        await api('POST', `/users/${encodeURIComponent(username)}/view-as`, { body });
        window.location.assign('/');
      }}
    >
      <TextField form={form} name="reason" label="Why" hint="They are told this, too." required />
    </FormDialog>
  );
}
