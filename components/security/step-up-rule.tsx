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
import type { StepUpRuleView } from '@/lib/security-settings/schema';

type Group = StepUpRuleView['operations'][number];

const groups: readonly (readonly [Group, string, string])[] = [
  ['exec', 'Reaching into containers', 'Terminals, attaching, and copying files in.'],
  ['delete', 'Removing things', 'Containers, services, volumes, images, clusters and the like.'],
  ['access', 'Changing who may do what', 'Grants, roles, people, teams, collections, and these settings.'],
];

/** What takes a proof anew of who is there. */
export function StepUpRuleSection({ initial }: { initial: StepUpRuleView }) {
  const [saved, setSaved] = useState(initial);
  const [rule, setRule] = useState(initial);
  const [minutes, setMinutes] = useState(String(initial.withinMinutes));
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const reason = useMissingRight('access.manage', '/');
  const save = useSave();
  const set = (part: Partial<StepUpRuleView>) => setRule((before) => ({ ...before, ...part }));
  const isMinutes = /^\d{1,3}$/.test(minutes) && Number(minutes) >= 1 && Number(minutes) <= 720;

  const submit = async () => {
    if (!isMinutes) return;
    setBusy(true);
    setFailure(null);
    try {
      const body = { ...rule, withinMinutes: Number(minutes) };
      const path = '/settings/step-up';
      const done = 'The rule was changed';
      const answer = await save<StepUpRuleView>({
        method: 'PUT',
        path,
        body,
        shown: saved,
        done,
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
    <Card title="Proof before what is dangerous">
      <form
        noValidate
        className="flex max-w-xl flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <p className="text-ink-soft text-pretty">
          Before these, people show their second factor again, or their password where they have none. So a
          browser that was left open is not enough.
        </p>
        <fieldset>
          <legend className="sr-only">What takes a proof</legend>
          {groups.map(([group, label, hint]) => (
            <Checkbox
              key={group}
              label={label}
              hint={hint}
              checked={rule.operations.includes(group)}
              onChange={({ target }) =>
                set({
                  operations: target.checked
                    ? [...rule.operations, group]
                    : rule.operations.filter((other) => other !== group),
                })
              }
            />
          ))}
        </fieldset>
        {rule.operations.length === 0 ? null : (
          <>
            <Field
              label="A proof holds for"
              hint="Minutes; signing in counts as one."
              required
              error={isMinutes ? undefined : 'From 1 to 720 minutes.'}
            >
              <TextInput
                inputMode="numeric"
                className="max-w-24"
                value={minutes}
                onChange={({ target }) => setMinutes(target.value)}
              />
            </Field>
            <Field
              label="Tokens and client bundles"
              hint="Programs can prove nothing. Refused, docker exec and rm need a session's token."
              required
            >
              <Select
                value={rule.programs}
                onChange={({ target }) => set({ programs: target.value as StepUpRuleView['programs'] })}
                options={[
                  { value: 'exempt', label: 'Go on without a proof' },
                  { value: 'refused', label: 'Are refused these' },
                ]}
              />
            </Field>
          </>
        )}
        <ErrorNotice title="The rule was not changed" error={failure} />
        <DisabledWithReason reason={reason}>
          <Button type="submit" busy={busy} className="self-start">
            Save proofs
          </Button>
        </DisabledWithReason>
      </form>
    </Card>
  );
}
