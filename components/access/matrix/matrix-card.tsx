'use client';

import dynamic from 'next/dynamic';
import { useState } from 'react';
import type { ChosenKind } from '@/components/access/place-sources';
import { Button, TextLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { SkeletonRows } from '@/components/ui/skeleton';
import { paths } from '@/lib/paths/console-paths';

/** Fetched when it is first wanted. */
const Matrix = dynamic(() => import('@/components/access/matrix/matrix').then((module) => module.Matrix), {
  loading: () => <SkeletonRows rows={4} />,
});

/** What a person or team may do where, or who may do what there: on the page that is about them, when asked for. */
export function MatrixCard({ kind, name }: { kind: ChosenKind; name: string }) {
  const [isShown, setIsShown] = useState(false);
  return (
    <Card
      title="Effective access"
      aside={
        <TextLink href={paths.accessOf(kind, name)} className="whitespace-nowrap">
          Open in Access
        </TextLink>
      }
    >
      {isShown ? (
        <Matrix kind={kind} name={name} all={false} />
      ) : (
        <Button onClick={() => setIsShown(true)}>Show the matrix</Button>
      )}
    </Card>
  );
}
