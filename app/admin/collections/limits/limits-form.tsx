'use client';

import { type UseFormReturn, useForm } from 'react-hook-form';
import { inheritedWords } from '@/app/admin/collections/limits/inherited-words';
import { useMissingRight } from '@/components/access/use-missing-right';
import { applyFailure } from '@/components/forms/apply-failure';
import { TextAreaField, TextField } from '@/components/forms/bound-fields';
import { useSave } from '@/components/forms/use-save';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { DisabledWithReason } from '@/components/ui/disabled-with-reason';
import { ErrorNotice } from '@/components/ui/error-notice';
import { RequestFailure } from '@/lib/http/failure';
import { formField, fromValues, type LimitField, type LimitValues, toValues } from '@/lib/limits/form-values';
import type { LimitsView } from '@/lib/limits/schema';

interface Group {
  readonly title: string;
  readonly note: string;
  readonly fields: ReadonlyArray<readonly [LimitField, string, string]>;
}

const groups: readonly Group[] = [
  {
    title: 'Each container and task',
    note: 'What it gets that asks for nothing, and the most that it may ask for.',
    fields: [
      ['memoryDefault', 'Memory by default', '256 MiB'],
      ['memoryMaximum', 'Memory at most', '2 GiB'],
      ['cpusDefault', 'CPUs by default', '0.5'],
      ['cpusMaximum', 'CPUs at most', '2'],
      ['pidsDefault', 'Processes by default', '256'],
      ['pidsMaximum', 'Processes at most', '1024'],
      ['replicas', 'Replicas of a service at most', '6'],
    ],
  },
  {
    title: 'Everything together',
    note: 'Here and in all collections below. Where memory or CPUs are limited in all, each container needs a limit or a default.',
    fields: [
      ['containers', 'Containers', '20'],
      ['services', 'Services', '5'],
      ['totalMemory', 'Memory', '16 GiB'],
      ['totalCpus', 'CPUs', '8'],
    ],
  },
  {
    title: 'Published ports',
    note: 'Which ports of nodes may be published, and on which of their addresses. "none" allows none.',
    fields: [
      ['ports', 'Ports', '8000-8999, 9100'],
      ['addresses', 'Addresses', '10.0.0.5'],
    ],
  },
];

/** What the collection itself sets. A field that is left empty says what holds instead. */
export function LimitsForm({ limits }: { limits: LimitsView }) {
  const { collection, own } = limits;
  const form = useForm<LimitValues>({ values: toValues(own) });
  const save = useSave();
  const reason = useMissingRight('collection.manage', collection);
  const submit = form.handleSubmit(async (values) => {
    const read = fromValues(values);
    if ('errors' in read) {
      for (const [field, message] of Object.entries(read.errors)) {
        form.setError(field as LimitField, { message }, { shouldFocus: true });
      }
      return;
    }
    try {
      await save({
        method: 'PUT',
        path: `/collections/${encodeURIComponent(collection)}/limits`,
        body: read.limits,
        done: `The limits of ${collection} were saved`,
        changes: ['limits'],
      });
    } catch (error) {
      applyFailure(form, inForm(error));
    }
  });
  const { isDirty, isSubmitting, errors } = form.formState;
  return (
    <form noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-5">
      {groups.map((group) => (
        <LimitGroup
          key={group.title}
          group={group}
          form={form}
          limits={limits}
          isReadOnly={reason !== null}
        />
      ))}
      <Card title="Ulimits">
        <TextAreaField
          form={form}
          name="ulimits"
          label="One line for each: name, default, maximum"
          hint={hintFor(inheritedWords(limits).ulimits)}
          placeholder="nofile 1024 4096"
          rows={3}
          mono
          readOnly={reason !== null}
        />
      </Card>
      <ErrorNotice error={errors.root ? new Error(errors.root.message) : null} />
      <div className="flex justify-end gap-2">
        <Button onClick={() => form.reset(toValues(own))} disabled={!isDirty}>
          Reset
        </Button>
        <DisabledWithReason reason={reason}>
          <Button type="submit" tone="primary" busy={isSubmitting}>
            Save limits
          </Button>
        </DisabledWithReason>
      </div>
    </form>
  );
}

interface LimitGroupProps {
  group: Group;
  form: UseFormReturn<LimitValues>;
  limits: LimitsView;
  isReadOnly: boolean;
}

function LimitGroup({ group: { title, note, fields }, form, limits, isReadOnly }: LimitGroupProps) {
  const inherited = inheritedWords(limits);
  return (
    <Card title={title}>
      <p className="mb-4 max-w-prose text-ink-soft text-pretty">{note}</p>
      <div className="grid gap-x-6 gap-y-4 sm:grid-cols-2">
        {fields.map(([name, label, example]) => (
          <TextField
            key={name}
            form={form}
            name={name}
            label={label}
            placeholder={`e.g. ${example}`}
            hint={hintFor(inherited[name])}
            readOnly={isReadOnly}
          />
        ))}
      </div>
    </Card>
  );
}

function hintFor(inherited: string): string {
  return inherited === '' ? 'Inherits nothing.' : `Inherits ${inherited}.`;
}

/** The server names members of what was sent; the form has fields of its own. */
function inForm(error: unknown): unknown {
  if (!(error instanceof RequestFailure)) return error;
  const { status, message } = error;
  const fields = error.fields.map((each) => ({ ...each, field: formField(each.field) ?? each.field }));
  return new RequestFailure({ status, message, fields }, { cause: error });
}
