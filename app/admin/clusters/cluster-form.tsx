'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import {
  type ClusterValues,
  clusterBody,
  clusterSchema,
  editedValuesOf,
  valuesOf,
} from '@/app/admin/clusters/cluster-values';
import { EngineFields } from '@/app/admin/clusters/engine-fields';
import { TryEngine } from '@/app/admin/clusters/try-engine';
import { TextField } from '@/components/forms/bound-fields';
import { FormDialog } from '@/components/forms/form-dialog';
import { useSave } from '@/components/forms/use-save';
import { Checkbox } from '@/components/ui/checkbox';
import { editedCluster } from '@/lib/clusters/edited-cluster';
import type { ClusterView } from '@/lib/clusters/schema';

export function ClusterForm({ cluster, onClose }: { cluster?: ClusterView; onClose: () => void }) {
  const form = useForm<ClusterValues>({
    resolver: zodResolver(clusterSchema),
    defaultValues: valuesOf(cluster),
  });
  const save = useSave();
  return (
    <FormDialog
      open
      onClose={onClose}
      title={cluster ? `Edit ${cluster.name}` : 'Register a cluster'}
      form={form}
      action={cluster ? 'Save' : 'Register'}
      {...(cluster ? { record: { shown: editedCluster(cluster), valuesOf: editedValuesOf } } : {})}
      save={async (values, shown) => {
        await save({
          method: cluster ? 'PATCH' : 'POST',
          path: cluster ? `/clusters/${encodeURIComponent(cluster.name)}` : '/clusters',
          body: clusterBody(values, cluster),
          shown,
          done: cluster ? 'Saved' : `${values.name} was registered`,
          changes: ['clusters'],
        });
      }}
    >
      <TextField
        form={form}
        name="name"
        label="Name"
        readOnly={cluster !== undefined}
        hint="Part of every address: /clusters/NAME/…"
        required
      />
      {cluster ? null : (
        <>
          <EngineFields form={form} hasCredentials={false} />
          <TryEngine form={form} />
        </>
      )}
      <TextField
        form={form}
        name="publishedHost"
        label="Published ports are reached at"
        hint="A host name or an IP address, for links shown to people."
        required
      />
      <TextField
        form={form}
        name="registries"
        label="Registries"
        hint="Hosts that the engine may be asked to contact, with commas between them."
      />
      {cluster?.isDefault ? null : (
        <Checkbox label="Default cluster for Docker clients that name none" {...form.register('isDefault')} />
      )}
    </FormDialog>
  );
}
