'use client';

import { useMutation } from '@tanstack/react-query';
import { EffectPreview } from '@/components/access/effect-preview';
import { useSave } from '@/components/forms/use-save';
import { Button } from '@/components/ui/button';
import { ErrorNotice } from '@/components/ui/error-notice';

interface ConfirmEndProps {
  /** E.g. "End the mapping of staff to web?" */
  question: string;
  /** Of what is ended, under /api/v1; its DELETE takes `dryRun`. */
  path: string;
  done: string;
  /** First part of the query keys whose answers change by it. */
  changes: readonly string[];
  onClose: () => void;
}

/** Within a dialog, before something that is listed there ends: whose access ends with it. */
export function ConfirmEnd({ question, path, done, changes, onClose }: ConfirmEndProps) {
  const save = useSave();
  const end = useMutation({
    mutationFn: () => save({ method: 'DELETE', path, shown: null, done, changes }),
    onSuccess: onClose,
  });
  return (
    <fieldset className="flex min-w-0 flex-col gap-3 rounded-lg p-3.5 ring-1 ring-line">
      <legend className="sr-only">{question}</legend>
      <p aria-hidden className="break-words font-medium">
        {question}
      </p>
      <EffectPreview change={{ method: 'DELETE', path }} />
      <ErrorNotice error={end.error} />
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>Keep it</Button>
        <Button tone="danger" busy={end.isPending} onClick={() => end.mutate()}>
          End it
        </Button>
      </div>
    </fieldset>
  );
}
