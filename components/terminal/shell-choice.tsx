'use client';

import { splitCommand } from '@/components/terminal/exec-command';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { TextInput } from '@/components/ui/text-input';

export interface ShellChoice {
  readonly shell: 'sh' | 'bash' | 'custom';
  readonly custom: string;
}

/** The command that a choice stands for; empty while a custom one is not written yet. */
export function chosenCommand({ shell, custom }: ShellChoice): string[] {
  return shell === 'custom' ? splitCommand(custom) : [shell];
}

interface ShellChooserProps {
  choice: ShellChoice;
  onChange: (choice: ShellChoice) => void;
}

export function ShellChooser({ choice, onChange }: ShellChooserProps) {
  return (
    <div className="flex flex-wrap items-end gap-3">
      <Field label="Shell" required className="w-36">
        <Select
          value={choice.shell}
          onChange={({ target: { value } }) => {
            const shell = value === 'bash' || value === 'custom' ? value : 'sh';
            onChange({ ...choice, shell });
          }}
          options={[
            { value: 'sh', label: 'sh' },
            { value: 'bash', label: 'bash' },
            { value: 'custom', label: 'Another command' },
          ]}
        />
      </Field>
      {choice.shell === 'custom' ? (
        <Field label="Command" required className="min-w-0 flex-1 basis-64">
          <TextInput
            className="font-mono"
            placeholder="python3 -i"
            value={choice.custom}
            onChange={({ target: { value } }) => onChange({ ...choice, custom: value })}
          />
        </Field>
      ) : null}
    </div>
  );
}
