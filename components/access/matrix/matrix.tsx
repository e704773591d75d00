'use client';

import dynamic from 'next/dynamic';
import { useState } from 'react';
import { MatrixCards } from '@/components/access/matrix/matrix-cards';
import { MatrixTable } from '@/components/access/matrix/matrix-table';
import { type MatrixAbout, useMatrix } from '@/components/access/matrix/use-matrix';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorNotice } from '@/components/ui/error-notice';
import { SkeletonRows } from '@/components/ui/skeleton';
import { useIsNarrow } from '@/components/ui/use-is-narrow';
import { type OperationArea, operationAreas } from '@/lib/access/operation-areas';
import type { MatrixRow } from '@/lib/effective/schema';

/** Fetched when it is first wanted. */
const WhyDialog = dynamic(() =>
  import('@/components/access/matrix/why-dialog').then((module) => module.WhyDialog),
);

export interface ChosenCell {
  readonly row: MatrixRow;
  readonly area: OperationArea;
}

/** Who may do what where, in levels; each cell says why when it is opened. */
export function Matrix(about: MatrixAbout) {
  const matrix = useMatrix(about);
  const isNarrow = useIsNarrow();
  const [chosen, setChosen] = useState<ChosenCell | null>(null);
  if (matrix.error) return <ErrorNotice error={matrix.error} onRetry={() => void matrix.refetch()} />;
  if (matrix.isPending || isNarrow === null) return <SkeletonRows rows={6} />;
  const rows = matrix.data.pages.flatMap((page) => page.rows);
  if (rows.length === 0) return <EmptyState>Nobody holds anything here, as far as you may see.</EmptyState>;
  const byCollection = about.kind === 'user' || about.kind === 'team';
  // Of one thing only that is told which concerns a thing of its kind.
  const areas =
    about.kind === 'resource'
      ? operationAreas.filter(({ area }) =>
          rows.some(({ cells }) => cells.some((cell) => cell.area === area)),
        )
      : operationAreas;
  const View = isNarrow ? MatrixCards : MatrixTable;
  return (
    <>
      <View
        rows={rows}
        areas={areas}
        byCollection={byCollection}
        label={`Access: ${about.name}`}
        onOpen={setChosen}
      />
      {matrix.hasNextPage ? (
        <Button className="mt-3" busy={matrix.isFetchingNextPage} onClick={() => void matrix.fetchNextPage()}>
          More
        </Button>
      ) : null}
      {chosen ? <WhyDialog {...chosen} onClose={() => setChosen(null)} /> : null}
    </>
  );
}
