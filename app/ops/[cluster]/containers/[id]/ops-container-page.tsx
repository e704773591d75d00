'use client';

import { FolderInput } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { useMissingRight } from '@/components/access/use-missing-right';
import type { ContainerInspect } from '@/components/containers/container-details';
import { ContainerPage } from '@/components/containers/container-page';
import { InspectTree } from '@/components/inspect/inspect-tree';
import { Button } from '@/components/ui/button';
import { DisabledWithReason } from '@/components/ui/disabled-with-reason';
import { paths } from '@/lib/paths/console-paths';

/** Fetched when it is first wanted. */
const MoveContainers = dynamic(() =>
  import('@/app/ops/[cluster]/containers/move-containers').then((module) => module.MoveContainers),
);

interface OpsContainerPageProps {
  cluster: { name: string; publishedHost: string };
  initial: ContainerInspect;
  placement: { collection: string | null; owner: string | null };
}

/** A container for operators: what developers see, the engine's whole account of it, and where it is placed. */
export function OpsContainerPage({ cluster, initial, placement }: OpsContainerPageProps) {
  const [place, setPlace] = useState(placement);
  const [isMoving, setIsMoving] = useState(false);
  const reason = useMissingRight('access.manage', place.collection ?? '/');
  const container = {
    id: initial.Id,
    name: initial.Name.replace(/^\//, ''),
    cluster: cluster.name,
    collection: place.collection,
  };
  return (
    <>
      <ContainerPage
        cluster={cluster}
        initial={initial}
        placement={place}
        listHref={paths.opsSection(cluster.name, 'containers')}
        extraActions={
          <DisabledWithReason reason={reason}>
            <Button onClick={() => setIsMoving(true)}>
              <FolderInput aria-hidden />
              Move
            </Button>
          </DisabledWithReason>
        }
        extraTabs={[
          {
            value: 'inspect',
            label: 'Inspect',
            content: <InspectTree cluster={cluster.name} path={`/containers/${initial.Id}/json`} />,
          },
        ]}
      />
      {isMoving ? (
        <MoveContainers
          containers={[container]}
          onMoved={(_, collection) => setPlace({ ...place, collection })}
          onClose={() => setIsMoving(false)}
        />
      ) : null}
    </>
  );
}
