'use client';

import { FolderInput } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import type { OpsContainer } from '@/app/ops/[cluster]/containers/ops-container';
import { useMissingRight } from '@/components/access/use-missing-right';
import { ContainerPage } from '@/components/containers/container-page';
import type { LoadedContainer } from '@/components/containers/load-container';
import { InspectTree } from '@/components/inspect/inspect-tree';
import { Button } from '@/components/ui/button';
import { DisabledWithReason } from '@/components/ui/disabled-with-reason';
import { paths } from '@/lib/paths/console-paths';

/** Fetched when it is first wanted. */
const MoveDialog = dynamic(() =>
  import('@/components/resources/move/move-dialog').then((part) => part.MoveDialog),
);

interface OpsContainerPageProps {
  cluster: { name: string; publishedHost: string };
  initial: LoadedContainer;
}

/** A container for operators: what developers see, the engine's whole account of it, and where it is placed. */
export function OpsContainerPage({ cluster, initial }: OpsContainerPageProps) {
  return (
    <ContainerPage
      cluster={cluster}
      initial={initial}
      listHref={paths.opsSection(cluster.name, 'containers')}
      extraActions={(row) => <MoveButton container={row} />}
      extraTabs={[
        {
          value: 'inspect',
          label: 'Inspect',
          content: <InspectTree cluster={cluster.name} path={`/containers/${initial.row.id}/json`} />,
        },
      ]}
    />
  );
}

const noun = { one: 'container', many: 'containers' };

function MoveButton({ container }: { container: OpsContainer }) {
  const [isMoving, setIsMoving] = useState(false);
  const reason = useMissingRight('access.manage', container.collection);
  return (
    <>
      <DisabledWithReason reason={reason}>
        <Button onClick={() => setIsMoving(true)}>
          <FolderInput aria-hidden />
          Move
        </Button>
      </DisabledWithReason>
      {isMoving ? (
        <MoveDialog kind="container" noun={noun} rows={[container]} onClose={() => setIsMoving(false)} />
      ) : null}
    </>
  );
}
