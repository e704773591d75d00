'use client';

import { useState } from 'react';
import { RuleForm } from '@/components/security/rule-form';
import { useRule } from '@/components/security/use-rule';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { TextInput } from '@/components/ui/text-input';
import type { SecondFactorRuleView } from '@/lib/security-settings/schema';

const choices = {
  nobody: 'Nobody has to',
  roles: 'Whoever holds one of these roles',
  everyone: 'Everyone',
} as const;

interface SecondFactorRuleProps {
  initial: SecondFactorRuleView;
  /** The names of all roles. */
  roles: readonly string[];
}

/** From whom a second factor is required. */
export function SecondFactorRuleSection({ initial, roles }: SecondFactorRuleProps) {
  const { rule, set, busy, failure, submit } = useRule(initial, '/settings/second-factors');
  const [days, setDays] = useState(String(initial.graceDays));
  const wrongDays = /^\d{1,2}$/.test(days) && Number(days) <= 90 ? undefined : 'From 0 to 90 days.';
  const noRole = rule.required === 'roles' && rule.roles.length === 0;

  const save = () => {
    if (wrongDays || noRole) return;
    const chosen = rule.required === 'roles' ? rule.roles : [];
    void submit({ required: rule.required, roles: chosen, graceDays: Number(days) });
  };

  return (
    <RuleForm
      title="Second factors"
      about={
        <>
          A passkey or an authenticator app besides the password. {people(initial.without)} without one now.
          Once their days of grace are over they can only set one up; their tokens and client bundles are
          refused until then.
        </>
      }
      action="Save second factors"
      busy={busy}
      failure={failure}
      onSubmit={save}
    >
      <Field label="Who has to have one" required>
        <Select
          value={rule.required}
          onChange={({ target }) => set({ required: target.value as SecondFactorRuleView['required'] })}
          options={Object.entries(choices).map(([value, label]) => ({ value, label }))}
        />
      </Field>
      {rule.required === 'roles' ? (
        <fieldset className="flex max-h-56 flex-col overflow-y-auto rounded-lg px-3 py-2 ring-1 ring-line">
          <legend className="sr-only">Roles</legend>
          {roles.map((role) => (
            <Checkbox
              key={role}
              label={role}
              checked={rule.roles.includes(role)}
              onChange={({ target }) =>
                set({
                  roles: target.checked
                    ? [...rule.roles, role]
                    : rule.roles.filter((other) => other !== role),
                })
              }
            />
          ))}
        </fieldset>
      ) : null}
      {noRole ? <p className="text-[0.8125rem] text-danger">Choose at least one role.</p> : null}
      {rule.required === 'nobody' ? null : (
        <Field
          label="Days of grace"
          hint="From now, or from when an account is made: 0 asks at the next click."
          required
          error={wrongDays}
        >
          <TextInput
            inputMode="numeric"
            className="max-w-24"
            value={days}
            onChange={({ target }) => setDays(target.value)}
          />
        </Field>
      )}
    </RuleForm>
  );
}

function people(count: number): string {
  if (count === 0) return 'Nobody is';
  return count === 1 ? 'One person is' : `${count} people are`;
}
