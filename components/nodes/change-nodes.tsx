'use client';

import { useLiveRows } from '@/components/live/use-live-rows';
import { ConfirmChange } from '@/components/nodes/confirm-change';
import type { NodeOfSwarm } from '@/components/nodes/node-obstacles';
import { type NodeChange, useNodeRunner } from '@/components/nodes/use-node-runner';
import { whatLeaves, whatRuns } from '@/components/nodes/what-runs';
import { quorumAfter, quorumSentence } from '@/lib/nodes/quorum';
import type { NodeRow } from '@/lib/nodes/row';
import type { TaskRow } from '@/lib/tasks/row';

interface ChangeNodesProps {
  change: NodeChange;
  nodes: readonly NodeOfSwarm[];
  onClose: () => void;
}

const verbs: Readonly<Record<NodeChange, { verb: string; to: string }>> = {
  drain: { verb: 'Drain', to: '' },
  pause: { verb: 'Pause', to: '' },
  activate: { verb: 'Activate', to: '' },
  promote: { verb: 'Promote', to: ' to manager' },
  demote: { verb: 'Demote', to: ' to worker' },
};

/** Says what follows from a change of one node or several, and makes it. */
export function ChangeNodes({ change, nodes, onClose }: ChangeNodesProps) {
  const run = useNodeRunner();
  const clusters = [...new Set(nodes.map(({ cluster }) => cluster))];
  const all = useLiveRows('nodes', clusters);
  const tasks = useLiveRows('tasks', clusters);
  const [first] = nodes;
  if (!first) return null;
  const what = nodes.length === 1 ? first.name : `${nodes.length} nodes`;
  const { verb, to } = verbs[change];
  const peers = all.rows.filter(({ cluster }) => cluster === first.cluster);
  return (
    <ConfirmChange
      title={`${verb} ${what}${to}?`}
      consequences={[
        ...(nodes.length > 1 ? [`${nodes.map(({ name }) => name).join(', ')}.`] : []),
        ...consequencesOf(change, nodes, first, peers, tasks.rows),
      ]}
      action={verb}
      onConfirm={() => {
        for (const node of nodes) void run(node, change);
      }}
      onClose={onClose}
    />
  );
}

function consequencesOf(
  change: NodeChange,
  nodes: readonly NodeOfSwarm[],
  node: NodeOfSwarm,
  peers: readonly NodeRow[],
  tasks: readonly TaskRow[],
): string[] {
  const ids = new Set(nodes.map(({ id }) => id));
  // As long as the live rows have not come nothing is said about the other nodes.
  const isKnown = peers.some(({ id }) => id === node.id);
  switch (change) {
    case 'drain':
      return [
        ...whatLeaves(whatRuns(ids, tasks)),
        ...(!isKnown ||
        peers.some((peer) => !ids.has(peer.id) && peer.availability === 'active' && peer.state === 'ready')
          ? []
          : ['No other node that you see is ready and active: the tasks will wait.']),
        'Containers that belong to no service stay. It can be activated again at any time.',
      ];
    case 'pause':
      return ['What runs stays. New tasks go to other nodes.'];
    case 'activate':
      return ['It takes new tasks again. Those that left do not come back by themselves.'];
    case 'promote': {
      const after = quorumAfter(peers, node, 'manager');
      return [
        ...(isKnown ? [`Afterwards: ${quorumSentence(after)}`] : []),
        'Managers hold the Swarm’s secrets and keys: whoever is root there has them all.',
        ...(isKnown && after.managers % 2 === 0
          ? ['An even number of managers withstands no more failures than one fewer.']
          : []),
      ];
    }
    case 'demote':
      return [
        ...(isKnown ? [`Afterwards: ${quorumSentence(quorumAfter(peers, node, 'worker'))}`] : []),
        ...(node.isLeader ? ['It leads: another manager takes over, within seconds.'] : []),
      ];
  }
}
