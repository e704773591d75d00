import { type Access, decide } from '@/lib/access/access';
import type { CollectionPath } from '@/lib/access/collection-path';
import type { Operation } from '@/lib/access/operations';

export type ContainerAction = 'start' | 'stop' | 'restart' | 'remove';

interface ActionRule {
  readonly label: string;
  /** While it is under way. */
  readonly doing: string;
  /** When the engine has confirmed it. */
  readonly done: string;
  readonly operation: Operation;
  /** The states in which it makes sense. */
  readonly states: readonly string[];
  /** Why not, in other states. */
  readonly otherwise: string;
}

export const containerActions: Readonly<Record<ContainerAction, ActionRule>> = {
  start: {
    label: 'Start',
    doing: 'Starting',
    done: 'started',
    operation: 'container.start',
    states: ['created', 'exited', 'dead'],
    otherwise: 'It is running already.',
  },
  stop: {
    label: 'Stop',
    doing: 'Stopping',
    done: 'stopped',
    operation: 'container.stop',
    states: ['running', 'restarting', 'paused'],
    otherwise: 'It is not running.',
  },
  restart: {
    label: 'Restart',
    doing: 'Restarting',
    done: 'restarted',
    operation: 'container.restart',
    states: ['running', 'restarting', 'paused', 'exited', 'created'],
    otherwise: 'It cannot be restarted in this state.',
  },
  remove: {
    label: 'Remove',
    doing: 'Removing',
    done: 'removed',
    operation: 'container.remove',
    states: ['running', 'restarting', 'paused', 'exited', 'created', 'dead'],
    otherwise: 'It is being removed already.',
  },
};

/** What stands in the way of an action. */
export type Obstacle =
  | { readonly kind: 'access'; readonly operation: Operation; readonly collection: CollectionPath }
  | { readonly kind: 'state'; readonly reason: string };

export interface ActionTarget {
  readonly state: string;
  /** Null while we do not know where it is; then the door decides. */
  readonly collection: CollectionPath | null;
}

/** Null when the action is possible. The door decides again; this is only for showing it beforehand. */
export function obstacleTo(
  action: ContainerAction,
  target: ActionTarget,
  access: Access,
  now: number,
): Obstacle | null {
  const rule = containerActions[action];
  const missing = missingAccess(rule.operation, target.collection, access, now);
  if (missing) return missing;
  if (!rule.states.includes(target.state)) return { kind: 'state', reason: rule.otherwise };
  return null;
}

/** Null when the operation is held on the collection. */
export function missingAccess(
  operation: Operation,
  collection: CollectionPath | null,
  access: Access,
  now: number,
): Obstacle | null {
  if (collection === null || decide(access, operation, collection, now)) return null;
  return { kind: 'access', operation, collection };
}

/** The obstacle as a sentence; `grantors` in words, when known ("Ana and team platform"). */
export function obstacleSentence(obstacle: Obstacle, grantors?: string): string {
  if (obstacle.kind === 'state') return obstacle.reason;
  const need = `You need ${obstacle.operation} on ${obstacle.collection}.`;
  return grantors ? `${need} ${grantors} can grant it.` : need;
}
