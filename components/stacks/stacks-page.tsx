'use client';

import { Plus } from 'lucide-react';
import { DeploymentsNotice } from '@/components/deployments/deployments-notice';
import { ResourceList } from '@/components/resources/resource-list';
import { stackActions } from '@/components/stacks/stack-actions';
import { stackColumns } from '@/components/stacks/stack-columns';
import { useStacks } from '@/components/stacks/use-stacks';
import { LinkButton } from '@/components/ui/button';

interface StacksPageProps {
  clusters: readonly string[];
  /** Where one is deployed; null where no one cluster is meant. */
  deployHref: string | null;
}

const noun = { one: 'stack', many: 'stacks' };

/** What belongs together: stacks of services, and compose projects of containers. */
export function StacksPage({ clusters, deployHref }: StacksPageProps) {
  return (
    <ResourceList
      title="Stacks"
      noun={noun}
      notice={<DeploymentsNotice clusters={clusters} />}
      live={useStacks(clusters)}
      withCluster={clusters.length > 1}
      columns={stackColumns}
      actions={stackActions}
      pageActions={
        deployHref === null ? null : (
          <LinkButton href={deployHref} tone="primary">
            <Plus aria-hidden />
            Deploy a stack
          </LinkButton>
        )
      }
      empty="No stacks that you may see. A stack is what one compose file describes: services with their networks, secrets and volumes."
    />
  );
}
