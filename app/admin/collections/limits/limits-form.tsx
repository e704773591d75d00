'use client';

import { useState } from 'react';
import { type UseFormReturn, useForm } from 'react-hook-form';
import { inheritedWords } from '@/app/admin/collections/limits/inherited-words';
import { type LimitGroupWords, limitGroups } from '@/app/admin/collections/limits/limit-groups';
import { useMissingRight } from '@/components/access/use-missing-right';
import { applyFailure } from '@/components/forms/apply-failure';
import { TextAreaField, TextField } from '@/components/forms/bound-fields';
import { StaleNotice } from '@/components/forms/stale-notice';
import { useSave } from '@/components/forms/use-save';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { DisabledWithReason } from '@/components/ui/disabled-with-reason';
import { ErrorNotice } from '@/components/ui/error-notice';
import { RequestFailure } from '@/lib/http/failure';
import { editedLimits } from '@/lib/limits/edited-limits';
import { formField, fromValues, type LimitField, type LimitValues, toValues } from '@/lib/limits/form-values';
import type { LimitsView } from '@/lib/limits/schema';
import { onTopOf } from '@/lib/records/stale-fields';

type Edited = ReturnType<typeof editedLimits>;

/** What the collection itself sets. A field that is left empty says what holds instead. */
export function LimitsForm({ limits }: { limits: LimitsView }) {
  const { collection, own } = limits;
  const form = useForm<LimitValues>({ values: toValues(own) });
  const save = useSave();
  const reason = useMissingRight('collection.manage', collection);
  const [shown, setShown] = useState<Edited>(() => editedLimits(limits));
  const [current, setCurrent] = useState<Edited | null>(null);
  const send = (base: Edited) =>
    form.handleSubmit(async (values) => {
      const read = fromValues(values);
      if ('errors' in read) {
        for (const [field, message] of Object.entries(read.errors)) {
          form.setError(field as LimitField, { message }, { shouldFocus: true });
        }
        return;
      }
      try {
        const saved = await save<LimitsView>({
          method: 'PUT',
          path: `/collections/${encodeURIComponent(collection)}/limits`,
          body: read.limits,
          shown: base,
          done: `The limits of ${collection} were saved`,
          changes: ['limits'],
        });
        setShown(editedLimits(saved));
      } catch (error) {
        if (error instanceof RequestFailure && error.current) {
          setCurrent({ ...base, ...error.current });
        } else applyFailure(form, inForm(error));
      }
    })();
  const takeUp = (values: LimitValues, theirs: Edited) => {
    form.reset(values, { keepDefaultValues: true });
    setShown(theirs);
    setCurrent(null);
  };
  const { isDirty, isSubmitting, errors } = form.formState;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send(shown);
      }}
      className="flex flex-col gap-5"
    >
      {limitGroups.map((group) => (
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
      {current ? (
        <StaleNotice
          shown={toValues(shown.own)}
          current={toValues(current.own)}
          yours={form.getValues()}
          onTakeTheirs={() => takeUp(toValues(current.own), current)}
          onKeepEditing={() =>
            takeUp(onTopOf(form.getValues(), toValues(shown.own), toValues(current.own)), current)
          }
          onPutTheirsAside={() => {
            setShown(current);
            setCurrent(null);
            void send(current);
          }}
        />
      ) : null}
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
  group: LimitGroupWords;
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
