'use client';

import { BreachedList } from '@/components/security/breached-list';
import { useSettingForm } from '@/components/security/use-setting-form';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Checkbox } from '@/components/ui/checkbox';
import { DisabledWithReason } from '@/components/ui/disabled-with-reason';
import { ErrorNotice } from '@/components/ui/error-notice';
import { Field } from '@/components/ui/field';
import { TextInput } from '@/components/ui/text-input';
import type { PasswordRules } from '@/lib/settings/password-rules';

interface PasswordsSectionProps {
  rules: PasswordRules;
  list: { readonly entries: number; readonly importedAt: string | null };
  reason: string | null;
}

/** What is asked of passwords that people choose. */
export function PasswordsSection({ rules, list, reason }: PasswordsSectionProps) {
  const initial = { ...rules, leastLength: String(rules.leastLength) };
  const form = useSettingForm('/settings/passwords', rules, initial, ['leastLength']);
  const { values, set } = form;
  return (
    <Card title="Passwords">
      <div className="flex flex-col gap-6">
        <form
          noValidate
          className="flex flex-col gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            const length = values.leastLength.trim();
            void form.store({ ...values, leastLength: /^\d+$/.test(length) ? Number(length) : length });
          }}
        >
          <Field
            label="Characters at least"
            hint="8 to 128. Length is what makes a password hard to guess, so kinds of characters are not asked for."
            error={form.errors.leastLength}
            required
            className="max-w-md"
          >
            <TextInput
              inputMode="numeric"
              value={values.leastLength}
              onChange={({ target }) => set({ leastLength: target.value })}
            />
          </Field>
          <div>
            <Checkbox
              label="Whoever signs in with a password of the list below must choose another"
              checked={values.breachedAtSignIn}
              onChange={({ target }) => set({ breachedAtSignIn: target.checked })}
            />
            <Checkbox
              label="Whoever forgot theirs can have a link sent to their address"
              hint="Where a mail server is set up."
              checked={values.resetByMail}
              onChange={({ target }) => set({ resetByMail: target.checked })}
            />
          </div>
          <ErrorNotice title="Nothing was saved" error={form.failure} />
          <DisabledWithReason reason={reason}>
            <Button type="submit" busy={form.isBusy} className="self-start">
              Save password rules
            </Button>
          </DisabledWithReason>
        </form>
        <BreachedList list={list} reason={reason} />
      </div>
    </Card>
  );
}
