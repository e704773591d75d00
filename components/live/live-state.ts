import type { LiveKind } from '@/lib/live/kinds';
import type { StateMessage } from '@/lib/live/messages';

/** Live: changes arrive. Reconnecting: we try again. Stale: what is shown may be old. Refused: the door said no. */
export type LiveState = 'connecting' | 'live' | 'reconnecting' | 'stale' | 'refused';

/** How current what is on screen is, and since when it is so; milliseconds since the epoch. */
export interface Liveness {
  readonly state: LiveState;
  readonly since: number | null;
}

/** From good to bad. */
const order: readonly LiveState[] = ['live', 'connecting', 'reconnecting', 'stale', 'refused'];

export const unknownLiveness: Liveness = { state: 'connecting', since: null };

/** A page is as current as the worst of what it shows. */
export function worstOf(all: readonly Liveness[]): Liveness {
  let worst: Liveness = { state: 'live', since: null };
  for (const one of all) {
    const [a, b] = [order.indexOf(one.state), order.indexOf(worst.state)];
    // Of two that are as bad the older counts.
    const isOlder =
      a === b && (one.since ?? Number.POSITIVE_INFINITY) < (worst.since ?? Number.POSITIVE_INFINITY);
    // Not the thing itself: whoever spreads this takes nothing else along.
    if (a > b || isOlder) worst = { state: one.state, since: one.since };
  }
  return worst;
}

/** What is told of a cluster while the connection to us stands. */
export function livenessOfCluster({ state, since }: Pick<StateMessage, 'state' | 'since'>): Liveness {
  return { state: state === 'gone' ? 'refused' : state, since };
}

const ofSwarm: ReadonlySet<LiveKind> = new Set(['services', 'tasks', 'nodes', 'secrets', 'configs']);

/** What the rows of a kind are worth: those of a Swarm without a leader are what they were. */
export function livenessOfKind(kind: LiveKind, told: StateMessage): Liveness {
  const own = livenessOfCluster(told);
  if (told.swarmStaleSince === null || !ofSwarm.has(kind)) return own;
  return worstOf([own, { state: 'stale', since: told.swarmStaleSince }]);
}
