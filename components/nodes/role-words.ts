import type { NodeRow } from '@/lib/nodes/row';

/** What a node is in its Swarm. */
export function roleWords({ role, isLeader, reachability }: NodeRow): string {
  if (role === 'worker') return 'Worker';
  if (isLeader) return 'Manager, leader';
  if (reachability === null) return 'Manager, joining';
  return reachability === 'unreachable' ? 'Manager, unreachable' : 'Manager';
}
