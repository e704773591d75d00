'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import * as z from 'zod/mini';
import { TextField } from '@/components/forms/bound-fields';
import { FormDialog } from '@/components/forms/form-dialog';
import { useSave } from '@/components/forms/use-save';
import type { AccessRequestView } from '@/lib/access-requests/schema';

const schema = z.object({ answer: z.string().check(z.maxLength(500, 'At most 500 characters.')) });

export function DeclineDialog({ request, onClose }: { request: AccessRequestView; onClose: () => void }) {
  const form = useForm({ resolver: zodResolver(schema), defaultValues: { answer: '' } });
  const save = useSave();
  return (
    <FormDialog
      open
      onClose={onClose}
      title={`Decline what ${request.user.username} asks for`}
      description={`${request.summary} on ${request.collection}`}
      form={form}
      action="Decline"
      save={async (body) => {
        const path = `/access-requests/${request.id}/decline`;
        await save({ method: 'POST', path, body, done: 'Declined', changes: ['access-requests'] });
      }}
    >
      <TextField form={form} name="answer" label="A word to them" hint="They read it with your answer." />
    </FormDialog>
  );
}
