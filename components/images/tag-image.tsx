'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import * as z from 'zod/mini';
import { TextField } from '@/components/forms/bound-fields';
import { FormDialog } from '@/components/forms/form-dialog';
import type { PlacedImage } from '@/components/images/image-actions';
import { imagePath, splitImageName } from '@/components/images/image-name';
import { engineUrl } from '@/components/live/engine-url';
import type { ActionDialogProps } from '@/components/resources/actions/resource-action';
import { trackActivity } from '@/components/shell/activity-store';
import { showToast } from '@/components/ui/toast-store';
import { request } from '@/lib/http/request';

const schema = z.object({
  name: z.string().check(z.regex(/^\S+$/, 'A name like registry.example/team/web:2.')),
});

/** Gives an image one more name. */
export function TagImage({ rows, onClose }: ActionDialogProps<PlacedImage>) {
  const [image] = rows;
  const form = useForm({
    resolver: zodResolver(schema),
    defaultValues: { name: image?.tags[0] ?? '' },
  });
  if (!image) return null;
  return (
    <FormDialog
      open
      title={`Another name for ${image.name}`}
      description="Who sees it under that name follows from the collection that owns the name’s beginning. A name that another image has is taken from it."
      form={form}
      action="Tag"
      onClose={onClose}
      save={async ({ name }) => {
        const { repository, tag } = splitImageName(name);
        const path = engineUrl(image.cluster, `${imagePath(image.tags[0] ?? image.id)}/tag`, {
          repo: repository,
          tag,
        });
        await trackActivity(`Tag ${name}`, request('POST', path));
        showToast({ title: `${name} is there`, tone: 'ok' });
      }}
    >
      <TextField form={form} name="name" label="Name" required mono />
    </FormDialog>
  );
}
