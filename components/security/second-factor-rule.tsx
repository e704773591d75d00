'use client';

import { useState } from 'react';
import { useMissingRight } from '@/components/access/use-missing-right';
import { useSave } from '@/components/forms/use-save';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Checkbox } from '@/components/ui/checkbox';
import { DisabledWithReason } from '@/components/ui/disabled-with-reason';
import { ErrorNotice } from '@/components/ui/error-notice';
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
  const [saved, setSaved] = useState(initial);
  const [rule, setRule] = useState(initial);
  const [days, setDays] = useState(String(initial.graceDays));
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const reason = useMissingRight('access.manage', '/');
  const save = useSave();
  const set = (part: Partial<SecondFactorRuleView>) => setRule((before) => ({ ...before, ...part }));
  const wrongDays = /^\d{1,2}$/.test(days) && Number(days) <= 90 ? undefined : 'From 0 to 90 days.';
  const noRole = rule.required === 'roles' && rule.roles.length === 0;

  const submit = async () => {
    if (wrongDays || noRole) return;
    setBusy(true);
    setFailure(null);
    try {
      const { required } = rule;
      const chosen = required === 'roles' ? rule.roles : [];
      const body = { required, roles: chosen, graceDays: Number(days) };
      const path = '/settings/second-factors';
      const answer = await save<SecondFactorRuleView>({
        method: 'PUT',
        path,
        body,
        shown: saved,
        done: 'The rule was changed',
        changes: [],
      });
      setSaved(answer);
      set(answer);
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };

  return (
    <Card title="Second factors">
      <form
        noValidate
        className="flex max-w-xl flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <p className="text-ink-soft text-pretty">
          A passkey or an authenticator app besides the password. {people(initial.without)} without one now.
          Once their days of grace are over they can only set one up; their tokens and client bundles are
          refused until then.
        </p>
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
        <ErrorNotice title="The rule was not changed" error={failure} />
        <DisabledWithReason reason={reason}>
          <Button type="submit" busy={busy} className="self-start">
            Save second factors
          </Button>
        </DisabledWithReason>
      </form>
    </Card>
  );
}

function people(count: number): string {
  if (count === 0) return 'Nobody is';
  return count === 1 ? 'One person is' : `${count} people are`;
}
