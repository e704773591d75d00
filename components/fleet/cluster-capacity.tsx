import { CapacityBar, usedOf } from '@/components/capacity/capacity-bar';
import { cpusText, limitsText } from '@/components/capacity/capacity-words';
import { UsageNote } from '@/components/capacity/usage-note';
import { bytesText } from '@/components/ui/bytes';
import type { FleetRow } from '@/lib/fleet/fleet-row';
import type { UsageRow } from '@/lib/usage/usage-row';

interface ClusterCapacityProps {
  row: FleetRow;
  /** Null where nobody measured it, or the person may not know. */
  used: UsageRow | null;
  withLimits?: boolean;
}

/** What the nodes of a cluster have, what is kept of it for services, and what is used. */
export function ClusterCapacity({ row, used, withLimits = false }: ClusterCapacityProps) {
  const { capacity, use, nodes } = row;
  if (!capacity) return null;
  return (
    <div className="flex flex-col gap-3">
      <div className={withLimits ? 'grid gap-3' : 'grid gap-x-6 gap-y-3 sm:grid-cols-2'}>
        <CapacityBar
          label="CPU"
          total={capacity.cpus}
          reserved={use.reserved.cpus}
          {...usedOf(used, 'cpus')}
          text={cpusText}
        />
        <CapacityBar
          label="Memory"
          total={capacity.memoryBytes}
          reserved={use.reserved.memoryBytes}
          {...usedOf(used, 'memoryBytes')}
          text={bytesText}
        />
      </div>
      <UsageNote used={used} nodes={nodes.total} />
      {withLimits && use.tasks > 0 ? (
        <p className="text-[0.8125rem] text-ink-soft">{limitsText(use)}</p>
      ) : null}
    </div>
  );
}
