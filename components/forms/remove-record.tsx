'use client';

import { type ComponentProps, useState } from 'react';
import { RemoveDialog } from '@/components/forms/remove-dialog';
import { lazily } from '@/components/ui/lazily';
import { RequestFailure } from '@/lib/http/failure';
import { api } from '@/lib/http/request';
import { staleWords } from '@/lib/records/stale-fields';

/** Fetched when it is first wanted. */
const EffectPreview = lazily(() =>
  import('@/components/access/effect-preview').then((module) => module.EffectPreview),
);

interface RemoveRecordProps extends Omit<ComponentProps<typeof RemoveDialog>, 'remove' | 'changes'> {
  /** Under /api/v1. */
  path: string;
  /** What people edit of the record as it was shown: where it changed since, it stays at first. */
  shown?: object | undefined;
  /** First part of the query keys whose answers change by it. */
  changes: readonly string[];
  /** Whether its route takes `dryRun`: then it is told whose access changes, or why it cannot be done. */
  tellsEffect?: boolean;
}

/** Removes a record of Wheelhouse's own after its name was typed. */
export function RemoveRecord({
  path,
  shown,
  changes,
  tellsEffect = false,
  children,
  ...dialog
}: RemoveRecordProps) {
  const [current, setCurrent] = useState<object | null>(null);
  const remove = async () => {
    const base = current ?? shown;
    const ifMatch = base && (await import('@/lib/records/record-tag')).recordTag(base);
    try {
      return await api<null>('DELETE', path, { ifMatch });
    } catch (error) {
      if (!(error instanceof RequestFailure) || !error.current || !base) throw error;
      setCurrent(error.current);
      const words = `${staleWords(base, error.current)} Do it again to remove it all the same.`;
      throw new Error(words, { cause: error });
    }
  };
  return (
    <RemoveDialog {...dialog} remove={remove} changes={changes.map((key) => [key])}>
      {children}
      {tellsEffect ? <EffectPreview change={{ method: 'DELETE', path }} /> : null}
    </RemoveDialog>
  );
}
