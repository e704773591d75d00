'use client';

import { containerActions, type PlacedContainer } from '@/components/containers/actions/container-actions';
import { ContainerPage } from '@/components/containers/container-page';
import type { LoadedContainer } from '@/components/containers/load-container';
import { InspectTree } from '@/components/inspect/inspect-tree';
import { PageActions } from '@/components/resources/actions/page-actions';
import { useActionDialog } from '@/components/resources/actions/use-action-dialog';
import { paths } from '@/lib/paths/console-paths';

interface OpsContainerPageProps {
  cluster: { name: string; publishedHost: string };
  initial: LoadedContainer;
}

/** The page has buttons of its own for these. */
const elsewhere = new Set(['container.start', 'container.stop', 'container.restart', 'container.remove']);
const more = containerActions.filter(({ id }) => !elsewhere.has(id));

/** A container for operators: what developers see, the engine's whole account of it, and where it is placed. */
export function OpsContainerPage({ cluster, initial }: OpsContainerPageProps) {
  const { open, dialog } = useActionDialog<PlacedContainer>();
  return (
    <>
      <ContainerPage
        cluster={cluster}
        initial={initial}
        listHref={paths.opsSection(cluster.name, 'containers')}
        extraActions={(row) => <PageActions actions={more} row={row} onAction={open} />}
        extraTabs={[
          {
            value: 'inspect',
            label: 'Inspect',
            content: <InspectTree cluster={cluster.name} path={`/containers/${initial.row.id}/json`} />,
          },
        ]}
      />
      {dialog}
    </>
  );
}
