'use client';

import { useState } from 'react';
import { useSave } from '@/components/forms/use-save';

/** A rule of the whole installation while somebody edits it, and how it is saved. */
export function useRule<Rule extends object>(initial: Rule, path: string) {
  const [saved, setSaved] = useState(initial);
  const [rule, setRule] = useState(initial);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const save = useSave();
  const set = (part: Partial<Rule>) => setRule((before) => ({ ...before, ...part }));

  const submit = async (body: object) => {
    setBusy(true);
    setFailure(null);
    try {
      const answer = await save<Rule>({
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
  return { rule, set, busy, failure, submit };
}
