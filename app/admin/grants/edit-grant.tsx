'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import * as z from 'zod/mini';
import { expiryField, expiryToEdit, expiryToSend } from '@/app/admin/grants/expiry';
import { subjectWords } from '@/app/admin/grants/grant-columns';
import { EffectPreview } from '@/components/access/effect-preview';
import { TextField } from '@/components/forms/bound-fields';
import { FormDialog } from '@/components/forms/form-dialog';
import { useSave } from '@/components/forms/use-save';
import type { GrantView } from '@/lib/grants/schema';

const schema = z.object({
  expiresAt: expiryField,
  reason: z.string().check(z.maxLength(500, 'At most 500 characters.')),
});

const valuesOf = ({ expiresAt, reason }: GrantView) => ({ expiresAt: expiryToEdit(expiresAt), reason });

export function EditGrant({ grant, onClose }: { grant: GrantView; onClose: () => void }) {
  const form = useForm({
    resolver: zodResolver(schema),
    defaultValues: valuesOf(grant),
  });
  const save = useSave();
  const typed = form.watch();
  const isComplete = form.formState.isDirty && schema.safeParse(typed).success;
  return (
    <FormDialog
      open
      onClose={onClose}
      title="Change until when"
      description={`${grant.role} of ${subjectWords(grant.subject)} on ${grant.collection}`}
      form={form}
      action="Save"
      record={{ shown: grant, valuesOf }}
      save={async ({ expiresAt, reason }, shown = grant) => {
        await save({
          method: 'PATCH',
          path: `/grants/${grant.id}`,
          body: { expiresAt: expiryToSend(expiresAt), reason },
          shown,
          done: 'Saved',
          changes: ['grants', 'access'],
        });
      }}
    >
      <TextField
        form={form}
        name="expiresAt"
        label="Until"
        type="datetime-local"
        hint="In your own time zone. Leave it empty to grant it for good."
      />
      <TextField form={form} name="reason" label="Reason" />
      <EffectPreview
        change={
          isComplete
            ? {
                method: 'PATCH',
                path: `/grants/${grant.id}`,
                body: { expiresAt: expiryToSend(typed.expiresAt) },
              }
            : null
        }
      />
    </FormDialog>
  );
}
