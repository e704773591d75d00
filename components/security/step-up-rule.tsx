'use client';

import { useState } from 'react';
import { RuleForm } from '@/components/security/rule-form';
import { useRule } from '@/components/security/use-rule';
import { Checkbox } from '@/components/ui/checkbox';
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
  const { rule, set, busy, failure, submit } = useRule(initial, '/settings/step-up');
  const [minutes, setMinutes] = useState(String(initial.withinMinutes));
  const isMinutes = /^\d{1,3}$/.test(minutes) && Number(minutes) >= 1 && Number(minutes) <= 720;

  const save = () => {
    if (isMinutes) void submit({ ...rule, withinMinutes: Number(minutes) });
  };

  return (
    <RuleForm
      title="Proof before what is dangerous"
      about="Before these, people show their second factor again, or their password where they have none. So a browser that was left open is not enough."
      action="Save proofs"
      busy={busy}
      failure={failure}
      onSubmit={save}
    >
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
    </RuleForm>
  );
}
