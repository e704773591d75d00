import type { Member } from '@/gateway/engines/member';
import type { ThingKind } from '@/lib/docker-api/kinds/thing';

const gatherMs = 300;

/** Something that is no longer there. */
export interface Removal {
  readonly kind: ThingKind;
  readonly id: string;
}

/**
 * Keeps an engine's inventory by its events until `stopping`.
 *
 * @param onRemovals called once for removals that come close together; with null when any may have
 *   gone, while nobody followed
 */
export function followMember(
  { inventory }: Pick<Member, 'inventory'>,
  stopping: AbortSignal,
  onRemovals: (removals: readonly Removal[] | null) => void,
): Promise<void> {
  let gathered: Removal[] = [];
  const flush = () => {
    const removals = gathered;
    gathered = [];
    onRemovals(removals);
  };
  return inventory.follow(stopping, {
    onOpen: () => onRemovals(null),
    onNotice: ({ kind, id, isGone }) => {
      if (!isGone || id === null || kind === 'image') return;
      if (gathered.length === 0) setTimeout(flush, gatherMs);
      gathered.push({ kind, id });
    },
  });
}
