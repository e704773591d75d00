'use client';

import { type ReactNode, useState } from 'react';
import type { FieldPath, FieldPathValue, UseFormReturn } from 'react-hook-form';
import { YamlEditor } from '@/components/editor/yaml-editor';
import { FormDialog } from '@/components/forms/form-dialog';
import { engineUrl } from '@/components/live/engine-url';
import { DryRun, type DryRunResult } from '@/components/resources/create/dry-run';
import { PlaceFields } from '@/components/resources/create/place-fields';
import { trackActivity } from '@/components/shell/activity-store';
import { Button } from '@/components/ui/button';
import { showToast } from '@/components/ui/toast-store';
import type { Operation } from '@/lib/access/operations';
import { collectionLabel } from '@/lib/docker-api/labels';
import { request } from '@/lib/http/request';
import { readYaml } from '@/lib/yaml/read-yaml';
import { writeYaml } from '@/lib/yaml/write-yaml';

/** What every form that makes something has. `yaml` is "" while its fields are used. */
export interface CreateValues {
  cluster: string;
  collection: string;
  yaml: string;
}

interface CreateDialogProps<Values extends CreateValues> {
  noun: string;
  description?: ReactNode;
  form: UseFormReturn<Values>;
  clusters: readonly string[];
  operation: Operation;
  /** At the engine, e.g. `/networks/create`; or `send` for what is more than one request. */
  path?: string;
  send?: (body: Record<string, unknown>, values: Values) => Promise<unknown>;
  /** What the door would do with it, without doing it. */
  dryRun?: (body: Record<string, unknown>, values: Values) => Promise<DryRunResult>;
  /** Fields that the engine’s request does not hold, shown beside form and YAML. */
  always?: ReactNode;
  /** The engine's request without our label. */
  bodyOf: (values: Values) => Record<string, unknown>;
  /** What it is called, for what is said when it is there. */
  nameOf: (body: Readonly<Record<string, unknown>>) => string;
  onClose: () => void;
  onCreated?: (answer: unknown, values: Values) => void;
  children: ReactNode;
}

/** Makes something on an engine, by a form or by the engine's own request as YAML. */
export function CreateDialog<Values extends CreateValues>(props: CreateDialogProps<Values>) {
  const { noun, form, bodyOf, dryRun } = props;
  const [isYaml, setYaml] = useState(false);
  const text = form.watch('yaml' as FieldPath<Values>) as string;
  const setText = (next: string) =>
    form.setValue('yaml' as FieldPath<Values>, next as FieldPathValue<Values, FieldPath<Values>>, {
      shouldDirty: true,
    });
  const placed = (values: Values) => {
    const body = bodyOf(values);
    if (values.collection === '') return body;
    const labels = typeof body.Labels === 'object' ? body.Labels : {};
    return { ...body, Labels: { ...labels, [collectionLabel]: values.collection } };
  };
  return (
    <FormDialog
      open
      width="wide"
      title={`New ${noun}`}
      description={props.description}
      form={form}
      action="Create"
      onClose={props.onClose}
      save={async (values) => {
        const body = isYaml ? readBody(text) : placed(values);
        const answer = await (props.send
          ? props.send(body, values)
          : trackActivity(
              `Create ${noun} ${props.nameOf(body)}`,
              request<unknown>('POST', engineUrl(values.cluster, props.path ?? ''), { body }),
            ));
        showToast({ title: `${props.nameOf(body) || noun} is there`, tone: 'ok' });
        props.onCreated?.(answer, values);
      }}
    >
      {props.always}
      {isYaml ? (
        <>
          <YamlEditor
            label={`The ${noun} as the engine is asked for it`}
            value={text}
            onChange={setText}
            height="h-72"
          />
          <p className="text-ink-soft text-[0.8125rem]">
            The engine’s own request. Its collection is the label <code>{collectionLabel}</code>; without one
            it is in your own.
          </p>
        </>
      ) : (
        <>
          {props.children}
          <PlaceFields form={form} clusters={props.clusters} operation={props.operation} />
        </>
      )}
      {dryRun ? (
        <DryRun
          ask={async () => {
            const values = form.getValues();
            return dryRun(isYaml ? readBody(text) : placed(values), values);
          }}
        />
      ) : null}
      <div className="-mb-2 flex">
        <Button
          size="small"
          tone="quiet"
          onClick={() => {
            setText(isYaml ? '' : writeYaml(placed(form.getValues())));
            setYaml(!isYaml);
          }}
        >
          {isYaml ? 'Back to the form, without what was changed here' : 'Edit as YAML'}
        </Button>
      </div>
    </FormDialog>
  );
}

function readBody(text: string): Record<string, unknown> {
  const { value, problems } = readYaml(text);
  const [first] = problems;
  if (first) throw new Error(`Line ${first.line}: ${first.message}`);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Error('The YAML must be a mapping of the engine’s fields.');
  }
  return value as Record<string, unknown>;
}
