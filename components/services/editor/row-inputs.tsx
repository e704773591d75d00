'use client';

import type { ComponentProps } from 'react';
import type { FieldPath, UseFormReturn } from 'react-hook-form';
import { Select, type SelectOption } from '@/components/ui/select';
import { TextInput } from '@/components/ui/text-input';
import type { ServiceForm } from '@/lib/services/form/service-form';

interface InRow {
  form: UseFormReturn<ServiceForm>;
  name: FieldPath<ServiceForm>;
  /** Read aloud, and shown while it is empty. */
  label: string;
  className?: string;
}

/** A text in a row of fields: its label is in it. */
export function RowText({
  form,
  name,
  label,
  className = '',
  ...rest
}: InRow & Pick<ComponentProps<'input'>, 'list' | 'inputMode'>) {
  const { error } = form.getFieldState(name, form.formState);
  return (
    <span className={`min-w-0 grow basis-36 ${className}`}>
      <TextInput
        {...rest}
        aria-label={label}
        aria-invalid={error ? true : undefined}
        placeholder={label}
        className="font-mono text-[0.8125rem]"
        {...form.register(name)}
      />
      {error ? <span className="mt-1 block text-[0.8125rem] text-danger">{error.message}</span> : null}
    </span>
  );
}

export function RowSelect({
  form,
  name,
  label,
  className = '',
  options,
}: InRow & { options: readonly SelectOption[] }) {
  return (
    <Select
      aria-label={label}
      className={`min-w-0 grow basis-36 ${className}`}
      options={options}
      {...form.register(name)}
    />
  );
}
