import { CapacityBar } from '@/components/capacity/capacity-bar';
import { cpusText } from '@/components/capacity/capacity-words';
import { bytesText } from '@/components/ui/bytes';
import type { FleetRow } from '@/lib/fleet/fleet-row';

/** What the nodes of a cluster have, and what is kept for services. */
export function ClusterCapacity({ row, withLimits = false }: { row: FleetRow; withLimits?: boolean }) {
  const { capacity, use } = row;
  if (!capacity) return null;
  return (
    <div className="flex flex-col gap-3">
      <div className="grid gap-x-6 gap-y-3 sm:grid-cols-2">
        <CapacityBar label="CPU" total={capacity.cpus} reserved={use.reserved.cpus} text={cpusText} />
        <CapacityBar
          label="Memory"
          total={capacity.memoryBytes}
          reserved={use.reserved.memoryBytes}
          text={bytesText}
        />
      </div>
      {withLimits && use.tasks > 0 ? (
        <p className="text-[0.8125rem] text-ink-soft">
          Tasks may take {cpusText(use.limited.cpus)} CPUs and {bytesText(use.limited.memoryBytes)} at most
          {use.unlimited > 0 ? `; ${use.unlimited} of ${use.tasks} have no limit of memory` : ''}.
        </p>
      ) : null}
    </div>
  );
}
