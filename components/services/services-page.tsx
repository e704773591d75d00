'use client';

import { Plus } from 'lucide-react';
import type { InitialRows } from '@/components/live/live-list';
import { useLiveRows } from '@/components/live/use-live-rows';
import { ResourceList } from '@/components/resources/resource-list';
import { serviceActions } from '@/components/services/actions/service-actions';
import { type ServiceLine, serviceColumns } from '@/components/services/service-columns';
import { LinkButton } from '@/components/ui/button';

interface ServicesPageProps {
  clusters: readonly string[];
  initial: InitialRows<ServiceLine> | null;
  /** Where a new one is made; null where no one cluster is meant. */
  newHref: string | null;
}

const noun = { one: 'service', many: 'services' };

/** The services that a person may see, with all that can be done with them. */
export function ServicesPage({ clusters, initial, newHref }: ServicesPageProps) {
  const live = useLiveRows('services', clusters, initial);
  return (
    <ResourceList
      title="Services"
      noun={noun}
      live={live}
      withCluster={clusters.length > 1}
      columns={serviceColumns}
      actions={serviceActions}
      pageActions={
        newHref === null ? null : (
          <LinkButton href={newHref} tone="primary">
            <Plus aria-hidden />
            New service
          </LinkButton>
        )
      }
      empty="No services that you may see. A service keeps as many copies of a container running as you say, on the nodes of a Swarm."
    />
  );
}
