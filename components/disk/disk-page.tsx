'use client';

import { type DiskEngine, EngineDisk } from '@/components/disk/engine-disk';
import { type RegisteredNodes, UnregisteredNodes } from '@/components/disk/unregistered-nodes';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';

interface DiskPageProps {
  engines: readonly DiskEngine[];
  registered: readonly RegisteredNodes[];
}

/** What takes room on the engines, and what of it can go. */
export function DiskPage({ engines, registered }: DiskPageProps) {
  return (
    <>
      <PageHeader
        title="Disk use"
        description="What you may see of what is on the engines’ disks, and what of it nothing uses. Nothing is removed before you have seen exactly what."
      />
      {engines.length === 0 ? <EmptyState>There is no cluster yet.</EmptyState> : null}
      {registered.map((one) => (
        <UnregisteredNodes key={one.cluster} {...one} />
      ))}
      <div className="flex flex-col gap-10">
        {engines.map((engine) => (
          <EngineDisk key={engine.name} engine={engine} isOneOfMany={engines.length > 1} />
        ))}
      </div>
    </>
  );
}
