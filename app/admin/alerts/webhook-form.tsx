'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useQuery } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import * as z from 'zod/mini';
import { collectionRecords } from '@/app/admin/records';
import { SelectField, TextField } from '@/components/forms/bound-fields';
import { FormDialog } from '@/components/forms/form-dialog';
import { useSave } from '@/components/forms/use-save';
import { isRuleName, ruleNames, ruleOf } from '@/lib/alerts/rules';
import { editedWebhook } from '@/lib/webhooks/edited-webhook';
import type { MadeWebhook, WebhookView } from '@/lib/webhooks/schema';

const schema = z.object({
  name: z
    .string()
    .check(z.trim(), z.minLength(1, 'Give it a name.'), z.maxLength(100, 'At most 100 characters.')),
  url: z.string().check(z.trim(), z.regex(/^https?:\/\/.+/, 'A URL like https://chat.example/hooks/1.')),
  rule: z.string(),
  leastSeverity: z.string(),
  collection: z.string(),
  tellsAccess: z.string(),
  secret: z.string().check(z.regex(/^(?:.{16,500})?$/, 'At least 16 characters.')),
});

const severityOptions = [
  { value: 'warning', label: 'Warnings and critical ones' },
  { value: 'critical', label: 'Critical ones only' },
];
const several = 'several';

interface WebhookFormProps {
  webhook?: WebhookView;
  onClose: () => void;
  /** With the secret that was made, which is shown this once. */
  onMade?: (secret: string) => void;
}

/** Adds a webhook, or changes one. Of several rules, which only the API can set, it keeps what is set. */
export function WebhookForm({ webhook, onClose, onMade }: WebhookFormProps) {
  const hasSeveral = (webhook?.rules.length ?? 0) > 1;
  const form = useForm({
    resolver: zodResolver(schema),
    defaultValues: valuesOf(webhook),
  });
  const save = useSave();
  const { data: collections = [] } = useQuery(collectionRecords);
  const paths = [
    ...new Set(['/', webhook?.collection ?? '/', ...collections.map(({ path }) => path)]),
  ].sort();
  const ruleOptions = [
    { value: '', label: 'All' },
    ...(hasSeveral && webhook ? [{ value: several, label: titlesOf(webhook.rules) }] : []),
    ...ruleNames.map((name) => ({ value: name, label: ruleOf(name).title })),
  ];
  return (
    <FormDialog
      open
      onClose={onClose}
      title={webhook ? 'Change the webhook' : 'Add a webhook'}
      description="Each alert is sent as a signed message when it fires, gets worse, is acknowledged and is over."
      form={form}
      action={webhook ? 'Save' : 'Add'}
      {...(webhook ? { record: { shown: webhook, valuesOf } } : {})}
      save={async ({ rule, secret, tellsAccess, ...values }, shown) => {
        const rules = rule === several ? {} : { rules: rule === '' ? [] : [rule] };
        const answer = await save<MadeWebhook>({
          method: webhook ? 'PATCH' : 'POST',
          path: webhook ? `/webhooks/${webhook.id}` : '/webhooks',
          body: {
            ...values,
            ...rules,
            tellsAccess: tellsAccess === 'true',
            ...(secret === '' ? {} : { secret }),
          },
          shown: shown && editedWebhook(shown),
          done: webhook ? 'The webhook was changed' : 'The webhook was added',
          changes: ['webhooks'],
        });
        if (!webhook && secret === '') onMade?.(answer.secret);
      }}
    >
      <TextField form={form} name="name" label="Name" required />
      <TextField
        form={form}
        name="url"
        label="URL"
        placeholder="https://chat.example/hooks/1"
        hint="Private addresses have to be allowed first, below the list of webhooks."
        required
        mono
      />
      <SelectField form={form} name="rule" label="Rules" options={ruleOptions} />
      <SelectField form={form} name="leastSeverity" label="Severity" options={severityOptions} />
      <SelectField
        form={form}
        name="collection"
        label="Collection"
        hint="Alerts of it and of all below it."
        options={paths.map((path) => ({ value: path, label: path }))}
      />
      <SelectField
        form={form}
        name="tellsAccess"
        label="Requests for access"
        options={[
          { value: 'false', label: 'Not told of them' },
          { value: 'true', label: 'Told when somebody asks, is granted, is declined, and when it ends' },
        ]}
      />
      <TextField
        form={form}
        name="secret"
        label="Secret"
        autoComplete="off"
        hint={
          webhook ? 'Leave it empty to keep the one that it has.' : 'Leave it empty and one is made for you.'
        }
        mono
      />
    </FormDialog>
  );
}

function valuesOf(webhook: WebhookView | undefined) {
  const hasSeveral = (webhook?.rules.length ?? 0) > 1;
  return {
    name: webhook?.name ?? '',
    url: webhook?.url ?? '',
    rule: hasSeveral ? several : (webhook?.rules[0] ?? ''),
    leastSeverity: webhook?.leastSeverity ?? 'warning',
    collection: webhook?.collection ?? '/',
    tellsAccess: String(webhook?.tellsAccess ?? false),
    secret: '',
  };
}

function titlesOf(rules: readonly string[]): string {
  return rules.map((rule) => (isRuleName(rule) ? ruleOf(rule).title : rule)).join(', ');
}
