'use client';

import type { FieldPath, FieldValues, UseFormReturn } from 'react-hook-form';
import { PickerField } from '@/components/records/picker-field';
import { ownerSource } from '@/components/records/picker-sources';

/** Who answers for a service account, in a form that holds it as `owner`; "" for nobody. */
export function OwnerField<Values extends FieldValues & { owner: string }>({
  form,
}: {
  form: UseFormReturn<Values>;
}) {
  return (
    <PickerField
      form={form}
      name={'owner' as FieldPath<Values>}
      label="Who answers for it"
      source={ownerSource}
      placeholder="Nobody"
      hint="They see it, make and end its tokens as far as they hold what it holds, and can disable it."
    />
  );
}
