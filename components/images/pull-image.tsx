'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import * as z from 'zod/mini';
import { SelectField, TextField } from '@/components/forms/bound-fields';
import { FormDialog } from '@/components/forms/form-dialog';
import { splitImageName } from '@/components/images/image-name';
import { transferImage } from '@/components/images/transfer-image';
import { trackWork } from '@/components/shell/activity-store';
import { showToast } from '@/components/ui/toast-store';

const schema = z.object({
  cluster: z.string(),
  image: z.string().check(z.regex(/^\S+$/, 'A name like nginx:1.27 or registry.example/team/web:2.')),
});

interface PullImageProps {
  /** Names. */
  clusters: readonly string[];
  onClose: () => void;
}

/** Fetches an image by name onto a cluster. */
export function PullImage({ clusters, onClose }: PullImageProps) {
  const form = useForm({
    resolver: zodResolver(schema),
    defaultValues: { cluster: clusters[0] ?? '', image: '' },
  });
  return (
    <FormDialog
      open
      title="Pull an image"
      description="Who may do so follows from the collection that owns the beginning of its name."
      form={form}
      action="Pull"
      onClose={onClose}
      save={async ({ cluster, image }) => {
        const { repository, tag } = image.includes('@')
          ? { repository: image, tag: undefined }
          : splitImageName(image);
        await trackWork(`Pull ${image}`, (report) =>
          transferImage({ cluster, path: '/images/create', query: { fromImage: repository, tag }, report }),
        );
        showToast({ title: `${image} is on ${cluster}`, tone: 'ok' });
      }}
    >
      {clusters.length > 1 ? (
        <SelectField
          form={form}
          name="cluster"
          label="Cluster"
          options={clusters.map((name) => ({ value: name, label: name }))}
        />
      ) : null}
      <TextField form={form} name="image" label="Image" required placeholder="nginx:1.27" mono />
    </FormDialog>
  );
}
