'use client';

import { useState } from 'react';
import { RequestFailure } from '@/lib/http/failure';

interface FormSubmit {
  readonly isBusy: boolean;
  /** What is wrong with a field, by its name; what the form itself found or what the server said. */
  readonly errors: Readonly<Record<string, string>>;
  /** What went wrong that no field can show. */
  readonly failure: unknown;
  /** Runs the change unless `wrong` names a field; resolves to whether it succeeded. */
  submit(wrong: Readonly<Record<string, string>>, change: () => Promise<void>): Promise<boolean>;
}

/**
 * One change by a form: no second press while it is under way, and each error in one place.
 *
 * @param fields the names that the form can show errors beside, as the server calls them
 */
export function useFormSubmit(fields: readonly string[]): FormSubmit {
  const [isBusy, setBusy] = useState(false);
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const [failure, setFailure] = useState<unknown>(null);

  const submit: FormSubmit['submit'] = async (wrong, change) => {
    setErrors(wrong);
    setFailure(null);
    if (isBusy || Object.keys(wrong).length > 0) return false;
    setBusy(true);
    try {
      await change();
      return true;
    } catch (error) {
      const named =
        error instanceof RequestFailure ? error.fields.filter(({ field }) => fields.includes(field)) : [];
      setErrors(Object.fromEntries(named.map(({ field, message }) => [field, message])));
      if (named.length === 0) setFailure(error);
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { isBusy, errors, failure, submit };
}
