'use client';

import { useForm } from 'react-hook-form';
import { SelectField } from '@/components/forms/bound-fields';
import { FormDialog } from '@/components/forms/form-dialog';
import type { PlacedImage } from '@/components/images/image-actions';
import { imagePath, splitImageName } from '@/components/images/image-name';
import { transferImage } from '@/components/images/transfer-image';
import type { ActionDialogProps } from '@/components/resources/actions/resource-action';
import { trackWork } from '@/components/shell/activity-store';
import { showToast } from '@/components/ui/toast-store';

/** Sends an image to the registry that its name says. */
export function PushImage({ rows, onClose }: ActionDialogProps<PlacedImage>) {
  const [image] = rows;
  const form = useForm({ defaultValues: { name: image?.tags[0] ?? '' } });
  if (!image) return null;
  return (
    <FormDialog
      open
      title={`Push ${image.name}`}
      description="With the credential that you or your team keep for that registry, if any."
      form={form}
      action="Push"
      onClose={onClose}
      save={async ({ name }) => {
        const { repository, tag } = splitImageName(name);
        await trackWork(`Push ${name}`, (report) =>
          transferImage({
            cluster: image.cluster,
            path: `${imagePath(repository)}/push`,
            query: { tag },
            report,
          }),
        );
        showToast({ title: `${name} is in its registry`, tone: 'ok' });
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
