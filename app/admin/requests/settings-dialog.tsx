'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useRouter } from 'next/navigation';
import { useForm } from 'react-hook-form';
import * as z from 'zod/mini';
import { SelectField } from '@/components/forms/bound-fields';
import { FormDialog } from '@/components/forms/form-dialog';
import { useSave } from '@/components/forms/use-save';
import type { AccessRequestSettings } from '@/lib/access-requests/settings';
import { minutesInWords } from '@/lib/access-requests/words';

const schema = z.object({ isOn: z.string(), longestMinutes: z.string() });

const usual = [4 * 60, 24 * 60, 7 * 24 * 60, 30 * 24 * 60, 90 * 24 * 60];

const valuesOf = ({ isOn, longestMinutes }: AccessRequestSettings) => ({
  isOn: String(isOn),
  longestMinutes: String(longestMinutes),
});

interface SettingsDialogProps {
  settings: AccessRequestSettings;
  onClose: () => void;
}

/** Whether people may ask for access, and for how long. */
export function SettingsDialog({ settings, onClose }: SettingsDialogProps) {
  const form = useForm({
    resolver: zodResolver(schema),
    defaultValues: valuesOf(settings),
  });
  const save = useSave();
  const router = useRouter();
  const lengths = [...new Set([...usual, settings.longestMinutes])].sort((one, other) => one - other);
  return (
    <FormDialog
      open
      onClose={onClose}
      title="Asking for access"
      form={form}
      action="Save"
      record={{ shown: settings, valuesOf }}
      save={async ({ isOn, longestMinutes }, shown) => {
        const body = { isOn: isOn === 'true', longestMinutes: Number(longestMinutes) };
        const path = '/access-request-settings';
        await save({ method: 'PUT', path, body, shown, done: 'Saved', changes: ['access-requests'] });
        router.refresh();
      }}
    >
      <SelectField
        form={form}
        name="isOn"
        required
        label="People may ask for what they are refused"
        options={[
          { value: 'true', label: 'Yes' },
          { value: 'false', label: 'No' },
        ]}
      />
      <SelectField
        form={form}
        name="longestMinutes"
        required
        label="At most for"
        options={lengths.map((minutes) => ({ value: String(minutes), label: minutesInWords(minutes) }))}
      />
    </FormDialog>
  );
}
