'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import * as z from 'zod/mini';
import type { PlacedContainer } from '@/components/containers/actions/container-actions';
import { TextField } from '@/components/forms/bound-fields';
import { FormDialog } from '@/components/forms/form-dialog';
import { engineRequest } from '@/components/live/engine-request';
import type { ActionDialogProps } from '@/components/resources/actions/resource-action';
import { trackActivity } from '@/components/shell/activity-store';
import { showToast } from '@/components/ui/toast-store';

const schema = z.object({
  name: z
    .string()
    .check(
      z.regex(
        /^[A-Za-z0-9][A-Za-z0-9_.-]+$/,
        'At least two letters, digits, ".", "_" or "-", beginning with a letter or digit.',
      ),
    ),
});

/** Gives a container another name; what finds it by its old one no longer does. */
export function RenameContainer({ rows, onClose }: ActionDialogProps<PlacedContainer>) {
  const [container] = rows;
  const form = useForm({
    resolver: zodResolver(schema),
    defaultValues: { name: container?.name ?? '' },
  });
  if (!container) return null;
  return (
    <FormDialog
      open
      title={`Rename ${container.name}`}
      description="On its networks others find it by the new name and no longer by the old one."
      form={form}
      action="Rename"
      onClose={onClose}
      save={async ({ name }) => {
        const renamed = engineRequest(container.cluster, `/containers/${container.id}/rename`, {
          method: 'POST',
          query: { name },
        });
        await trackActivity(`Rename ${container.name} to ${name}`, renamed);
        showToast({ title: `${container.name} is ${name} now`, tone: 'ok' });
      }}
    >
      <TextField form={form} name="name" label="Name" required />
    </FormDialog>
  );
}
