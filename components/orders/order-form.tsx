'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { ThemeChoice } from '@/components/orders/theme-choice';
import { type UntilChoice, untilInstant, untilProblem } from '@/components/orders/until';
import { UntilFields } from '@/components/orders/until-fields';
import { Button, LinkButton } from '@/components/ui/button';
import { ErrorNotice } from '@/components/ui/error-notice';
import { Field } from '@/components/ui/field';
import { navigate } from '@/components/ui/navigate';
import { TextInput } from '@/components/ui/text-input';
import { showToast } from '@/components/ui/toast-store';
import { RequestFailure } from '@/lib/http/failure';
import { api } from '@/lib/http/request';
import type { CatalogItemView, OrderView } from '@/lib/orders/schema';
import { paths } from '@/lib/paths/console-paths';

interface OrderFormProps {
  item: CatalogItemView;
}

/** The plain form of something that can be ordered. */
export function OrderForm({ item }: OrderFormProps) {
  const router = useRouter();
  const [inputs, setInputs] = useState(() => firstInputs(item));
  const [until, setUntil] = useState<UntilChoice>({ kind: 'weeks', count: 2 });
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const [failure, setFailure] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const now = new Date();
    const wrong = localErrors(item, inputs, until, now);
    setErrors(wrong);
    setFailure(null);
    const instant = untilInstant(until, now);
    if (Object.keys(wrong).length > 0 || !instant || isBusy) return;
    setBusy(true);
    try {
      await api<OrderView>('POST', '/orders', {
        body: { item: item.slug, inputs, until: instant.toISOString() },
      });
      showToast({ title: `${item.title} ordered. It is being prepared.`, tone: 'ok' });
      navigate(paths.desk());
      router.refresh();
    } catch (error) {
      const fields = error instanceof RequestFailure ? fieldErrors(error) : {};
      setErrors(fields);
      // What a field says is not said twice.
      if (Object.keys(fields).length === 0) setFailure(error);
      setBusy(false);
    }
  };

  const set = (name: string, value: string) => setInputs((before) => ({ ...before, [name]: value }));

  return (
    <form noValidate onSubmit={(event) => void submit(event)} className="flex max-w-2xl flex-col gap-6">
      {item.fields.map((field) =>
        field.kind === 'text' ? (
          <Field key={field.name} label={field.label} required error={errors[field.name]}>
            <TextInput
              name={field.name}
              maxLength={field.maxLength}
              value={inputs[field.name] ?? ''}
              onChange={({ target }) => set(field.name, target.value)}
            />
          </Field>
        ) : (
          <ThemeChoice
            key={field.name}
            legend={field.label}
            name={field.name}
            choices={field.choices}
            value={inputs[field.name] ?? ''}
            onChange={(value) => set(field.name, value)}
            sample={inputs.name?.trim() || item.title}
            error={errors[field.name]}
          />
        ),
      )}
      <UntilFields
        legend="How long do you need it?"
        choice={until}
        onChange={setUntil}
        error={errors.until}
      />
      <ErrorNotice title="It was not ordered" error={failure} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" tone="primary" busy={isBusy}>
          Order
        </Button>
        <LinkButton href={paths.desk()} tone="quiet">
          Cancel
        </LinkButton>
      </div>
    </form>
  );
}

function firstInputs(item: CatalogItemView): Record<string, string> {
  return Object.fromEntries(
    item.fields.map((field) => [field.name, field.kind === 'choice' ? (field.choices[0]?.value ?? '') : '']),
  );
}

function localErrors(
  item: CatalogItemView,
  inputs: Readonly<Record<string, string>>,
  until: UntilChoice,
  now: Date,
): Record<string, string> {
  const wrong: Record<string, string> = {};
  for (const field of item.fields) {
    if (!inputs[field.name]?.trim()) wrong[field.name] = `${field.label} is missing.`;
  }
  const problem = untilProblem(until, now);
  if (problem) wrong.until = problem;
  return wrong;
}

function fieldErrors(failure: RequestFailure): Record<string, string> {
  return Object.fromEntries(
    failure.fields.map(({ field, message }) => [field.replace(/^inputs\./, ''), message]),
  );
}
