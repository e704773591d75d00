'use client';

import dynamic from 'next/dynamic';
import { ConfirmChange } from '@/components/nodes/confirm-change';
import type { NodeAction } from '@/components/nodes/node-action';
import { useNodeRunner } from '@/components/nodes/use-node-runner';
import { whatLeaves, whatRuns } from '@/components/nodes/what-runs';
import { quorumAfter, quorumSentence } from '@/lib/nodes/quorum';
import type { NodeRow } from '@/lib/nodes/row';
import type { OnCluster } from '@/lib/rows/placed-row';
import type { TaskRow } from '@/lib/tasks/row';

/** Fetched when it is first wanted. */
const EditLabels = dynamic(() =>
  import('@/components/nodes/edit-labels').then((module) => module.EditLabels),
);
const MoveNode = dynamic(() => import('@/components/nodes/move-node').then((module) => module.MoveNode));
const RemoveNode = dynamic(() =>
  import('@/components/nodes/remove-node').then((module) => module.RemoveNode),
);

export interface OpenNodeDialog {
  readonly action: Exclude<NodeAction, 'pause' | 'activate'>;
  readonly node: OnCluster<NodeRow>;
}

interface NodeDialogsProps {
  open: OpenNodeDialog | null;
  /** Of the node's own cluster, as far as the person sees them. */
  nodes: readonly NodeRow[];
  tasks: readonly TaskRow[];
  onClose: () => void;
  onRemoved?: () => void;
}

/** What asks or tells before a node is changed. */
export function NodeDialogs({ open, nodes, tasks, onClose, onRemoved }: NodeDialogsProps) {
  const run = useNodeRunner();
  if (open === null) return null;
  const { action, node } = open;
  if (action === 'labels') return <EditLabels node={node} onClose={onClose} />;
  if (action === 'move') return <MoveNode node={node} onClose={onClose} />;
  const runs = whatRuns(node.id, tasks);
  if (action === 'remove') {
    return <RemoveNode node={node} runs={runs} onClose={onClose} {...(onRemoved ? { onRemoved } : {})} />;
  }
  const texts = {
    drain: {
      title: `Drain ${node.name}?`,
      label: 'Drain',
      consequences: [
        ...whatLeaves(runs),
        'Containers that belong to no service stay. It can be activated again at any time.',
      ],
    },
    promote: {
      title: `Promote ${node.name} to manager?`,
      label: 'Promote',
      consequences: [
        quorumSentence(quorumAfter(nodes, node, 'manager')),
        'Managers hold the Swarm’s secrets and keys: whoever is root there has them all.',
        ...(quorumAfter(nodes, node, 'manager').managers % 2 === 0
          ? ['An even number of managers withstands no more failures than one fewer.']
          : []),
      ],
    },
    demote: {
      title: `Demote ${node.name} to worker?`,
      label: 'Demote',
      consequences: [
        `Afterwards: ${quorumSentence(quorumAfter(nodes, node, 'worker'))}`,
        ...(node.isLeader ? ['It leads: another manager takes over, within seconds.'] : []),
      ],
    },
  }[action];
  return (
    <ConfirmChange
      title={texts.title}
      consequences={texts.consequences}
      action={texts.label}
      onConfirm={() => void run(node, action)}
      onClose={onClose}
    />
  );
}
