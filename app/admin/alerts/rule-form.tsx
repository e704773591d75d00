'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import * as z from 'zod/mini';
import { TextField } from '@/components/forms/bound-fields';
import { FormDialog } from '@/components/forms/form-dialog';
import { useSave } from '@/components/forms/use-save';
import { Checkbox } from '@/components/ui/checkbox';
import type { AlertRuleView } from '@/lib/alerts/schema';

const schema = z.object({
  isEnabled: z.boolean(),
  thresholds: z.record(z.string(), z.string().check(z.regex(/^\d{1,6}$/, 'A whole number.'))),
});

const valuesOf = ({ isEnabled, thresholds }: AlertRuleView) => ({
  isEnabled,
  thresholds: Object.fromEntries(thresholds.map(({ name, value }) => [name, String(value)])),
});

export function RuleForm({ rule, onClose }: { rule: AlertRuleView; onClose: () => void }) {
  const form = useForm({
    resolver: zodResolver(schema),
    defaultValues: valuesOf(rule),
  });
  const save = useSave();
  return (
    <FormDialog
      open
      onClose={onClose}
      title={rule.title}
      description={rule.summary}
      form={form}
      action="Save"
      record={{ shown: rule, valuesOf }}
      save={async ({ isEnabled, thresholds }, shown) => {
        const values = Object.fromEntries(
          Object.entries(thresholds).map(([name, text]) => [name, Number(text)]),
        );
        await save({
          method: 'PUT',
          path: `/alert-rules/${rule.rule}`,
          body: { isEnabled, thresholds: values },
          shown,
          done: 'The rule was changed',
          changes: ['alert-rules'],
        });
      }}
    >
      <Checkbox
        label="Look at it"
        hint="Switched off, what it found is over."
        {...form.register('isEnabled')}
      />
      {rule.thresholds.map(({ name, label, ordinary, least, most }) => (
        <TextField
          key={name}
          form={form}
          name={`thresholds.${name}`}
          label={label}
          hint={`From ${least} to ${most}; ${ordinary} unless it is set.`}
          required
        />
      ))}
    </FormDialog>
  );
}
