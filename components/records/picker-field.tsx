'use client';

import { Controller, type FieldPath, type FieldValues, type UseFormReturn } from 'react-hook-form';
import { Picker } from '@/components/records/picker';
import type { PickerSource } from '@/components/records/picker-sources';
import { Field } from '@/components/ui/field';

interface PickerFieldProps<Values extends FieldValues> {
  form: UseFormReturn<Values>;
  name: FieldPath<Values>;
  label: string;
  source: PickerSource;
  hint?: string;
  required?: boolean;
  placeholder?: string;
  readOnly?: boolean;
}

/** A record that is searched for, as a field of a form. */
export function PickerField<Values extends FieldValues>(props: PickerFieldProps<Values>) {
  const { form, name, label, source, hint, required = false, placeholder, readOnly } = props;
  const { error } = form.getFieldState(name, form.formState);
  return (
    <Field label={label} hint={hint} required={required} error={error?.message}>
      <Controller
        control={form.control}
        name={name}
        render={({ field }) => (
          <Picker
            source={source}
            value={field.value}
            onChange={field.onChange}
            placeholder={placeholder}
            readOnly={readOnly}
          />
        )}
      />
    </Field>
  );
}
