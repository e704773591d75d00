/** What of a node says whether the managers can decide. */
export interface QuorumNode {
  readonly id: string;
  readonly role: string;
  readonly isLeader: boolean;
  /** Null on workers. */
  readonly reachability: string | null;
}

export interface Quorum {
  readonly managers: number;
  readonly reachable: number;
  /** How many managers have to agree. */
  readonly needed: number;
  /** How many of those that can be reached may fail before nothing can be changed any more. */
  readonly spare: number;
}

export function quorumOf(nodes: readonly QuorumNode[]): Quorum {
  const managers = nodes.filter(({ role }) => role === 'manager');
  const reachable = managers.filter((node) => node.isLeader || node.reachability === 'reachable').length;
  const needed = Math.floor(managers.length / 2) + 1;
  return { managers: managers.length, reachable, needed, spare: reachable - needed };
}

/** What becomes of the quorum when a worker becomes a manager, or a manager a worker. */
export function quorumAfter(
  nodes: readonly QuorumNode[],
  node: QuorumNode,
  becomes: 'manager' | 'worker',
): Quorum {
  return quorumOf(
    nodes.map((each) =>
      each.id === node.id
        ? {
            ...each,
            role: becomes,
            reachability: becomes === 'manager' ? 'reachable' : null,
            isLeader: false,
          }
        : each,
    ),
  );
}

/** How the managers stand, as a sentence. */
export function quorumSentence({ managers, reachable, needed, spare }: Quorum): string {
  const have =
    managers === reachable
      ? `${managers} ${managers === 1 ? 'manager' : 'managers'}`
      : `${reachable} of ${managers} managers can be reached`;
  if (spare < 0) return `${have}, and ${needed} are needed: nothing can be changed in the Swarm.`;
  if (spare === 0) return `${have}: if ${managers === 1 ? 'it' : 'one'} fails, nothing can be changed.`;
  return `${have}: ${spare} may fail.`;
}
