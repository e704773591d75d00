'use client';

import { useForm } from 'react-hook-form';
import { SelectField } from '@/components/forms/bound-fields';
import { FormDialog } from '@/components/forms/form-dialog';
import type { PlacedImage } from '@/components/images/image-actions';
import { imagePath } from '@/components/images/image-name';
import { engineUrl } from '@/components/live/engine-url';
import type { ActionDialogProps } from '@/components/resources/actions/resource-action';
import { showToast } from '@/components/ui/toast-store';
import { request } from '@/lib/http/request';

/** Takes one of several names off an image, which stays. */
export function RemoveName({ rows, onClose }: ActionDialogProps<PlacedImage>) {
  const [image] = rows;
  const form = useForm({ defaultValues: { name: image?.tags.at(-1) ?? '' } });
  if (!image) return null;
  return (
    <FormDialog
      open
      title={`Remove a name of ${image.name}`}
      description="The image stays under its other names. What runs it goes on."
      form={form}
      action="Remove the name"
      onClose={onClose}
      save={async ({ name }) => {
        await request('DELETE', engineUrl(image.cluster, imagePath(name)));
        showToast({ title: `${name} is gone`, tone: 'ok' });
      }}
    >
      <SelectField
        form={form}
        name="name"
        label="Name"
        options={image.tags.map((tag) => ({ value: tag, label: tag }))}
      />
    </FormDialog>
  );
}
