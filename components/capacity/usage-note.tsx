import { RelativeTime } from '@/components/ui/relative-time';
import type { UsageRow } from '@/lib/usage/usage-row';

interface UsageNoteProps {
  /** Null: it is not measured. */
  used: UsageRow | null;
  /** Of a whole cluster: how many nodes it has; 0 or 1 where that says nothing. */
  nodes?: number;
}

/** What "used" means where it does not mean all that is used now. Nothing where it does. */
export function UsageNote({ used, nodes = 0 }: UsageNoteProps) {
  if (used?.isStale) {
    return (
      <p className="text-[0.8125rem] text-warn">
        Used: as measured <RelativeTime at={used.at} />. Nothing has been measured since.
      </p>
    );
  }
  if (used && nodes > used.nodes) {
    return (
      <p className="text-[0.8125rem] text-ink-soft">
        Used: on {used.nodes} of {nodes} nodes. Register the other engines to measure theirs.
      </p>
    );
  }
  return null;
}
