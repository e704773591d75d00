import { missingAccess, type Obstacle } from '@/components/containers/container-action';
import type { Access } from '@/lib/access/access';
import type { Operation } from '@/lib/access/operations';
import type { NodeRow } from '@/lib/nodes/row';

export type NodeAction = 'drain' | 'pause' | 'activate' | 'promote' | 'demote' | 'labels' | 'move' | 'remove';

type NodeState = Pick<NodeRow, 'role' | 'availability' | 'state' | 'collection'>;

interface NodeRule {
  readonly label: string;
  readonly operation: Operation;
  /** Why it makes no sense for a node as it is; null when it does. */
  readonly obstacle: (node: NodeState, managers: number) => string | null;
}

const always = () => null;

export const nodeActions: Readonly<Record<NodeAction, NodeRule>> = {
  drain: {
    label: 'Drain',
    operation: 'node.update',
    obstacle: ({ availability }) => (availability === 'drain' ? 'It is drained already.' : null),
  },
  pause: {
    label: 'Pause',
    operation: 'node.update',
    obstacle: ({ availability }) => (availability === 'pause' ? 'It is paused already.' : null),
  },
  activate: {
    label: 'Activate',
    operation: 'node.update',
    obstacle: ({ availability }) => (availability === 'active' ? 'It is active already.' : null),
  },
  promote: {
    label: 'Promote to manager',
    operation: 'node.update',
    obstacle: ({ role, state }) => {
      if (role === 'manager') return 'It is a manager already.';
      return state === 'ready' ? null : 'It has to be ready to become a manager.';
    },
  },
  demote: {
    label: 'Demote to worker',
    operation: 'node.update',
    obstacle: ({ role }, managers) => {
      if (role === 'worker') return 'It is a worker already.';
      return managers === 1 ? 'It is the last manager: promote another node first.' : null;
    },
  },
  labels: { label: 'Edit labels', operation: 'node.update', obstacle: always },
  move: { label: 'Move to another collection', operation: 'access.manage', obstacle: always },
  remove: {
    label: 'Remove from the Swarm',
    operation: 'node.remove',
    obstacle: ({ role }) => (role === 'manager' ? 'It is a manager: demote it first.' : null),
  },
};

/**
 * What stands in the way of an action; null when it is possible. The door decides again; this is only
 * for showing it beforehand.
 *
 * @param managers how many the Swarm has, as far as the person sees
 */
export function nodeObstacle(
  action: NodeAction,
  node: NodeState,
  managers: number,
  access: Access,
  now: number,
): Obstacle | null {
  const { operation, obstacle } = nodeActions[action];
  const missing = missingAccess(operation, node.collection, access, now);
  if (missing) return missing;
  const reason = obstacle(node, managers);
  return reason === null ? null : { kind: 'state', reason };
}
