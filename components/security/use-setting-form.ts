'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useFormSubmit } from '@/components/account/use-form-submit';
import { useSave } from '@/components/forms/use-save';

/**
 * A form over one setting: what is typed, and its saving, which is refused where somebody else has
 * changed the setting since it was shown.
 *
 * @param path below /api/v1
 * @param fields those that errors are shown beside
 */
export function useSettingForm<Values extends object>(
  path: string,
  shown: object,
  initial: Values,
  fields: readonly string[],
) {
  const router = useRouter();
  const save = useSave();
  const [values, setValues] = useState(initial);
  const form = useFormSubmit(fields);
  return {
    ...form,
    values,
    set: (part: Partial<Values>) => setValues((before) => ({ ...before, ...part })),
    store: async (body: unknown) => {
      const isSaved = await form.submit({}, async () => {
        await save({ method: 'PUT', path, body, shown, done: 'Saved', changes: [] });
      });
      // Also where it was not: the next try is made on what it is by now.
      router.refresh();
      return isSaved;
    },
  };
}
