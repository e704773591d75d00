'use client';

import { useMemo } from 'react';
import { useLiveRows } from '@/components/live/use-live-rows';
import { ResourceLink } from '@/components/resources/resource-link';
import { ServiceMark } from '@/components/services/service-mark';
import { StackMark } from '@/components/stacks/stack-columns';
import { useStacks } from '@/components/stacks/use-stacks';
import { Card } from '@/components/ui/card';

/** So many are taken in at a look; the lists have all. */
const most = 12;

/** A person's apps on a cluster: their stacks, and services that are part of none. Nothing where there are none. */
export function OwnApps({ cluster }: { cluster: string }) {
  const clusters = useMemo(() => [cluster], [cluster]);
  const stacks = useStacks(clusters).rows;
  const services = useLiveRows('services', clusters).rows.filter(({ stack }) => stack === null);
  if (stacks.length + services.length === 0) return null;
  const more = Math.max(0, stacks.length - most) + Math.max(0, services.length - most);
  return (
    <Card title="Stacks and services" className="mb-6" flush>
      <ul className="divide-y divide-line">
        {stacks.slice(0, most).map((stack) => (
          <li key={`stack ${stack.name}`} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2">
            <span className="min-w-40 grow">
              <ResourceLink cluster={cluster} kind="stacks" id={stack.name} name={stack.name} />
              <span className="ml-2 text-ink-soft">stack</span>
            </span>
            <StackMark stack={stack} />
          </li>
        ))}
        {services.slice(0, most).map((service) => (
          <li key={service.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2">
            <span className="min-w-40 grow">
              <ResourceLink cluster={cluster} kind="services" id={service.id} name={service.name} />
              <span className="ml-2 text-ink-soft">service</span>
            </span>
            <ServiceMark service={service} />
          </li>
        ))}
      </ul>
      {more > 0 ? <p className="border-line border-t px-4 py-2 text-ink-soft">and {more} more</p> : null}
    </Card>
  );
}
