'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import { EngineFields } from '@/app/admin/clusters/engine-fields';
import {
  type EngineValues,
  engineBody,
  engineSchema,
  engineValuesOf,
} from '@/app/admin/clusters/engine-values';
import { TryEngine } from '@/app/admin/clusters/try-engine';
import { FormDialog } from '@/components/forms/form-dialog';
import { useSave } from '@/components/forms/use-save';
import { editedEngine } from '@/lib/clusters/edited-cluster';
import type { EngineView } from '@/lib/clusters/engine-schema';
import type { ClusterView } from '@/lib/clusters/schema';

interface EngineFormProps {
  cluster: ClusterView;
  engine?: EngineView;
  onClose: () => void;
}

export function EngineForm({ cluster, engine, onClose }: EngineFormProps) {
  const form = useForm<EngineValues>({
    resolver: zodResolver(engineSchema),
    defaultValues: engineValuesOf(engine),
  });
  const save = useSave();
  const path = `/clusters/${encodeURIComponent(cluster.name)}/engines`;
  return (
    <FormDialog
      open
      onClose={onClose}
      title={
        engine ? `How ${engine.hostname || engine.endpoint} is reached` : `Add an engine to ${cluster.name}`
      }
      description={
        engine
          ? undefined
          : 'One more manager of the Swarm, or a node of it whose containers shall be reached through the cluster.'
      }
      form={form}
      action={engine ? 'Save' : 'Add engine'}
      {...(engine ? { record: { shown: engine, valuesOf: engineValuesOf } } : {})}
      save={async (values, shown) => {
        await save({
          method: engine ? 'PATCH' : 'POST',
          path: engine ? `${path}/${engine.id}` : path,
          body: engineBody(values),
          shown: shown && editedEngine(shown),
          done: engine ? 'Saved' : 'The engine was added',
          changes: ['clusters'],
        });
      }}
    >
      <EngineFields form={form} hasCredentials={engine?.hasCredentials === true} />
      <TryEngine form={form} cluster={cluster} engine={engine} />
    </FormDialog>
  );
}
