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

interface MatrixCardProps {
  kind: ChosenKind;
  name: string;
  /** Where it is one part among others of a page, it waits until it is asked for. */
  isOpenAtFirst?: boolean;
}

/** What a person or team may do where, or who may do what there: on the page that is about them. */
export function MatrixCard({ kind, name, isOpenAtFirst = false }: MatrixCardProps) {
  const [isShown, setIsShown] = useState(isOpenAtFirst);
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
