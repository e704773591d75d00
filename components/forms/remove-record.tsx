'use client';

import type { ComponentProps } from 'react';
import { RemoveDialog } from '@/components/forms/remove-dialog';
import { api } from '@/lib/http/request';

interface RemoveRecordProps extends Omit<ComponentProps<typeof RemoveDialog>, 'remove' | 'changes'> {
  /** Under /api/v1. */
  path: string;
  /** First part of the query keys whose answers change by it. */
  changes: readonly string[];
}

/** Removes a record of Wheelhouse's own after its name was typed. */
export function RemoveRecord({ path, changes, ...dialog }: RemoveRecordProps) {
  return (
    <RemoveDialog
      {...dialog}
      remove={() => api<null>('DELETE', path)}
      changes={changes.map((key) => [key])}
    />
  );
}
