import type { Use } from '@/lib/nodes/reserved';
import type { NodeRow } from '@/lib/nodes/row';
import type { OnCluster } from '@/lib/rows/placed-row';
import type { UsageRow } from '@/lib/usage/usage-row';

/** A node with what of its Swarm decides what can be done with it. */
export type NodeOfSwarm = OnCluster<NodeRow> & {
  /** How many managers the Swarm has, as far as the person sees. */
  readonly managers: number;
  /** What the tasks on it take. */
  readonly use: Use;
  /** What its containers use; null where nobody measured it, or the person may not know. */
  readonly used: UsageRow | null;
};

/** Why an action makes no sense for a node as it is; null when it does. */
type NodeObstacle = (
  node: Pick<NodeOfSwarm, 'role' | 'state' | 'availability' | 'managers'>,
) => string | null;

export const nodeObstacles = {
  drain: ({ availability }) => (availability === 'drain' ? 'It is drained already.' : null),
  pause: ({ availability }) => (availability === 'pause' ? 'It is paused already.' : null),
  activate: ({ availability }) => (availability === 'active' ? 'It is active already.' : null),
  promote: ({ role, state }) => {
    if (role === 'manager') return 'It is a manager already.';
    return state === 'ready' ? null : 'It has to be ready to become a manager.';
  },
  demote: ({ role, managers }) => {
    if (role === 'worker') return 'It is a worker already.';
    return managers === 1 ? 'It is the last manager: promote another node first.' : null;
  },
  remove: ({ role }) => (role === 'manager' ? 'It is a manager: demote it first.' : null),
} as const satisfies Record<string, NodeObstacle>;
