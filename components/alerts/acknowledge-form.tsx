'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import * as z from 'zod/mini';
import { TextField } from '@/components/forms/bound-fields';
import { FormDialog } from '@/components/forms/form-dialog';
import { useSave } from '@/components/forms/use-save';
import { editedAlert } from '@/lib/alerts/edited-alert';
import type { AlertView } from '@/lib/alerts/schema';

const schema = z.object({ note: z.string().check(z.trim(), z.maxLength(500, 'At most 500 characters.')) });

export function AcknowledgeForm({ alert, onClose }: { alert: AlertView; onClose: () => void }) {
  const form = useForm({ resolver: zodResolver(schema), defaultValues: { note: '' } });
  const save = useSave();
  return (
    <FormDialog
      open
      onClose={onClose}
      title="Acknowledge"
      description={alert.message}
      form={form}
      action="Acknowledge"
      save={async ({ note }) => {
        await save({
          method: 'PUT',
          path: `/alerts/${alert.id}/acknowledgement`,
          body: { note },
          shown: editedAlert(alert),
          done: 'Everybody who sees it knows that you are on it',
          changes: ['alerts'],
        });
      }}
    >
      <TextField
        form={form}
        name="note"
        label="Note"
        hint="For those who see the alert: what you know, what you do."
      />
    </FormDialog>
  );
}
