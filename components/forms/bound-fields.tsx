'use client';

import type { ComponentProps, ReactNode } from 'react';
import type { FieldPath, FieldValues, UseFormReturn } from 'react-hook-form';
import { Field } from '@/components/ui/field';
import { Select, type SelectOption } from '@/components/ui/select';
import { TextArea, TextInput } from '@/components/ui/text-input';

interface BoundProps<Values extends FieldValues> {
  form: UseFormReturn<Values>;
  name: FieldPath<Values>;
  label: string;
  hint?: ReactNode;
  required?: boolean;
  className?: string;
}

function BoundField<Values extends FieldValues>({
  form,
  name,
  children,
  ...rest
}: BoundProps<Values> & { children: ReactNode }) {
  const { error } = form.getFieldState(name, form.formState);
  return (
    <Field {...rest} error={error?.message}>
      {children}
    </Field>
  );
}

type TextFieldProps<Values extends FieldValues> = BoundProps<Values> &
  Pick<ComponentProps<'input'>, 'type' | 'placeholder' | 'autoComplete' | 'readOnly' | 'list' | 'min'> & {
    mono?: boolean;
  };

export function TextField<Values extends FieldValues>(props: TextFieldProps<Values>) {
  const { type, placeholder, autoComplete, readOnly, list, min, mono, ...field } = props;
  return (
    <BoundField {...field}>
      <TextInput
        {...{ type, placeholder, autoComplete, readOnly, list, min }}
        className={mono ? 'font-mono text-[0.8125rem]' : ''}
        {...field.form.register(field.name)}
      />
    </BoundField>
  );
}

export function TextAreaField<Values extends FieldValues>({
  rows,
  mono,
  placeholder,
  readOnly,
  ...field
}: BoundProps<Values> & { rows?: number; mono?: boolean; placeholder?: string; readOnly?: boolean }) {
  return (
    <BoundField {...field}>
      <TextArea
        rows={rows}
        placeholder={placeholder}
        readOnly={readOnly}
        className={mono ? 'font-mono text-[0.8125rem]' : ''}
        {...field.form.register(field.name)}
      />
    </BoundField>
  );
}

export function SelectField<Values extends FieldValues>({
  options,
  placeholder,
  ...field
}: BoundProps<Values> & { options: readonly SelectOption[]; placeholder?: string }) {
  return (
    <BoundField {...field}>
      <Select
        options={options}
        {...(placeholder === undefined ? {} : { placeholder })}
        {...field.form.register(field.name)}
      />
    </BoundField>
  );
}
