'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import * as z from 'zod/mini';
import { expiryField, expiryToSend } from '@/app/admin/grants/expiry';
import type { GrantFilter } from '@/app/admin/grants/grant-list';
import { EffectPreview } from '@/components/access/effect-preview';
import { TextField } from '@/components/forms/bound-fields';
import { FormDialog } from '@/components/forms/form-dialog';
import { useSave } from '@/components/forms/use-save';
import { PickerField } from '@/components/records/picker-field';
import { grantableSource, roleSource, subjectSource } from '@/components/records/picker-sources';

const chosen = (message: string) => z.string().check(z.minLength(1, message));

const schema = z.object({
  subject: chosen('Choose who gets it.'),
  role: chosen('Choose a role.'),
  collection: chosen('Choose a collection.'),
  expiresAt: expiryField,
  reason: z.string().check(z.maxLength(500, 'At most 500 characters.')),
});

type Values = z.infer<typeof schema>;

interface NewGrantProps {
  open: boolean;
  onClose: () => void;
  start: GrantFilter;
}

export function NewGrant({ open, onClose, start }: NewGrantProps) {
  const form = useForm<Values>({
    resolver: zodResolver(schema),
    defaultValues: { subject: '', role: '', collection: '', expiresAt: '', reason: '', ...start },
  });
  const save = useSave();
  const typed = form.watch();
  const isComplete = schema.safeParse(typed).success;
  return (
    <FormDialog
      open={open}
      onClose={onClose}
      title="Grant access"
      description="It holds on the collection and everything below it, and works within two seconds."
      form={form}
      action="Grant"
      save={async ({ expiresAt, ...values }) => {
        await save({
          method: 'POST',
          path: '/grants',
          body: bodyOf({ expiresAt, ...values }),
          done: 'Granted',
          changes: ['grants', 'access'],
        });
      }}
    >
      <PickerField form={form} name="subject" label="Who" source={subjectSource} required />
      <PickerField form={form} name="role" label="Role" source={roleSource} required />
      <PickerField form={form} name="collection" label="Collection" source={grantableSource} required />
      <TextField
        form={form}
        name="expiresAt"
        label="Until"
        type="datetime-local"
        hint="In your own time zone. Leave it empty to grant it for good."
      />
      <TextField form={form} name="reason" label="Reason" hint="For whoever looks at it later." />
      <EffectPreview change={isComplete ? { method: 'POST', path: '/grants', body: bodyOf(typed) } : null} />
    </FormDialog>
  );
}

function bodyOf({ expiresAt, ...values }: Values) {
  const expiry = expiryToSend(expiresAt);
  return { ...values, ...(expiry ? { expiresAt: expiry } : {}) };
}
