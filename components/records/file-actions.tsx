'use client';

import { Upload } from 'lucide-react';
import { ExportMenu } from '@/components/records/export-menu';
import { LinkButton } from '@/components/ui/button';
import { DisabledWithReason } from '@/components/ui/disabled-with-reason';
import type { ImportKind } from '@/lib/imports/kinds';
import { paths } from '@/lib/paths/console-paths';

interface FileActionsProps {
  /** The first is what is imported. */
  kinds: readonly [ImportKind, ...ImportKind[]];
  /** What the list is filtered by, as its route takes it. */
  query: string;
  /** Why nothing can be imported by whoever looks; null when it can. */
  reason: string | null;
}

/** A list as a file, and a file as a list: the same for every kind of record. */
export function FileActions({ kinds, query, reason }: FileActionsProps) {
  return (
    <>
      <ExportMenu kinds={kinds} query={query} />
      <DisabledWithReason reason={reason}>
        <LinkButton href={paths.import(kinds[0])}>
          <Upload aria-hidden />
          Import
        </LinkButton>
      </DisabledWithReason>
    </>
  );
}
