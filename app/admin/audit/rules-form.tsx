'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import * as z from 'zod/mini';
import { readWords } from '@/app/admin/audit/read-words';
import { SelectField, TextField } from '@/components/forms/bound-fields';
import { FormDialog } from '@/components/forms/form-dialog';
import { useSave } from '@/components/forms/use-save';
import type { AuditSettings } from '@/lib/audit-log/settings/schema';

const schema = z.object({
  reads: z.string(),
  keepDays: z
    .string()
    .check(
      z.regex(/^(?:|3[0-9]|[4-9][0-9]|[1-9][0-9]{2,4})$/, 'A number of days, 30 or more; empty: for ever.'),
    ),
});

const readOptions = (['none', 'sensitive', 'all'] as const).map((value) => ({
  value,
  label: readWords[value],
}));

export function RulesForm({ rules, onClose }: { rules: AuditSettings; onClose: () => void }) {
  const valuesOf = ({ reads, keepDays }: AuditSettings) => ({
    reads: reads as string,
    keepDays: keepDays === null ? '' : String(keepDays),
  });
  const form = useForm({ resolver: zodResolver(schema), defaultValues: valuesOf(rules) });
  const save = useSave();
  return (
    <FormDialog
      open
      onClose={onClose}
      title="What is recorded and kept"
      form={form}
      record={{ shown: rules, valuesOf }}
      action="Save"
      save={async ({ reads, keepDays }, shown) => {
        await save({
          method: 'PUT',
          path: '/audit/settings',
          body: { reads, keepDays: keepDays === '' ? null : Number(keepDays) },
          shown,
          done: 'The rules of the audit log were changed',
          changes: ['audit/settings'],
        });
      }}
    >
      <SelectField form={form} name="reads" label="Reads" options={readOptions} />
      <TextField
        form={form}
        name="keepDays"
        label="Keep entries for so many days"
        type="number"
        min={30}
        hint="Empty: for ever. Older entries are written into sealed files on the server before they are removed here."
      />
    </FormDialog>
  );
}
