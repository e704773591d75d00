'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import {
  type ClusterValues,
  clusterBody,
  clusterSchema,
  valuesOf,
} from '@/app/admin/clusters/cluster-values';
import { TextAreaField, TextField } from '@/components/forms/bound-fields';
import { FormDialog } from '@/components/forms/form-dialog';
import { useSave } from '@/components/forms/use-save';
import { Checkbox } from '@/components/ui/checkbox';
import type { ClusterView } from '@/lib/clusters/schema';

export function ClusterForm({ cluster, onClose }: { cluster?: ClusterView; onClose: () => void }) {
  const form = useForm<ClusterValues>({
    resolver: zodResolver(clusterSchema),
    defaultValues: valuesOf(cluster),
  });
  const save = useSave();
  const isTcp = form.watch('endpoint').startsWith('tcp://');
  return (
    <FormDialog
      open
      onClose={onClose}
      title={cluster ? `Edit ${cluster.name}` : 'Register a cluster'}
      form={form}
      action={cluster ? 'Save' : 'Register'}
      save={async (values) => {
        await save({
          method: cluster ? 'PATCH' : 'POST',
          path: cluster ? `/clusters/${encodeURIComponent(cluster.name)}` : '/clusters',
          body: clusterBody(values, cluster),
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
      <TextField
        form={form}
        name="endpoint"
        label="Endpoint"
        placeholder="tcp://10.0.0.5:2376"
        hint="Where the gateway reaches the engine: unix:///path or tcp://host:port."
        required
        mono
      />
      {isTcp ? (
        <fieldset className="flex flex-col gap-4">
          <legend className="sr-only">TLS</legend>
          <p className="text-ink-soft">
            {cluster?.details?.hasTls
              ? 'TLS keys are set. Fill in all three to replace them.'
              : 'An engine on the network should take connections from the gateway alone: give it the client certificate for it.'}
          </p>
          <TextAreaField form={form} name="ca" label="CA certificate (PEM)" mono />
          <TextAreaField form={form} name="cert" label="Client certificate (PEM)" mono />
          <TextAreaField form={form} name="key" label="Client key (PEM)" mono />
        </fieldset>
      ) : null}
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
