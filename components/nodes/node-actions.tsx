import {
  ArrowDownToLine,
  ArrowUpFromLine,
  CircleCheck,
  CirclePause,
  LogOut,
  Tags,
  Trash2,
} from 'lucide-react';
import dynamic from 'next/dynamic';
import type { ReactNode } from 'react';
import { nodeNoun } from '@/components/nodes/node-noun';
import { type NodeOfSwarm, nodeObstacles } from '@/components/nodes/node-obstacles';
import type { NodeChange } from '@/components/nodes/use-node-runner';
import { moveAction } from '@/components/resources/actions/move-action';
import type { ResourceAction } from '@/components/resources/actions/resource-action';

/** Fetched when it is first wanted. */
const ChangeNodes = dynamic(() => import('@/components/nodes/change-nodes').then((part) => part.ChangeNodes));
const EditLabels = dynamic(() => import('@/components/nodes/edit-labels').then((part) => part.EditLabels));
const WhatLeavesByMove = dynamic(() =>
  import('@/components/nodes/what-leaves-by-move').then((part) => part.WhatLeavesByMove),
);
const RemoveNodes = dynamic(() => import('@/components/nodes/remove-nodes').then((part) => part.RemoveNodes));

function changing(
  change: NodeChange,
  label: string,
  icon: ReactNode,
  options: { isForMany: boolean; isRare: boolean },
): ResourceAction<NodeOfSwarm> {
  return {
    id: `node.${change}`,
    label,
    icon,
    operation: 'node.update',
    obstacle: nodeObstacles[change],
    ...options,
    Dialog: ({ rows, onClose }) => <ChangeNodes change={change} nodes={rows} onClose={onClose} />,
  };
}

/** All that can be done with nodes. */
export const nodeActions: readonly ResourceAction<NodeOfSwarm>[] = [
  changing('drain', 'Drain', <LogOut aria-hidden />, { isForMany: true, isRare: false }),
  changing('activate', 'Activate', <CircleCheck aria-hidden />, { isForMany: true, isRare: false }),
  changing('pause', 'Pause', <CirclePause aria-hidden />, { isForMany: true, isRare: true }),
  changing('promote', 'Promote to manager', <ArrowUpFromLine aria-hidden />, {
    isForMany: false,
    isRare: true,
  }),
  changing('demote', 'Demote to worker', <ArrowDownToLine aria-hidden />, { isForMany: false, isRare: true }),
  {
    id: 'node.labels',
    label: 'Edit labels',
    icon: <Tags aria-hidden />,
    operation: 'node.update',
    isForMany: false,
    Dialog: ({ rows: [node], onClose }) => (node ? <EditLabels node={node} onClose={onClose} /> : null),
  },
  moveAction('node', nodeNoun, WhatLeavesByMove),
  {
    id: 'node.remove',
    label: 'Remove from the Swarm',
    icon: <Trash2 aria-hidden />,
    tone: 'danger',
    operation: 'node.remove',
    obstacle: nodeObstacles.remove,
    isForMany: true,
    isRare: true,
    Dialog: ({ rows, onClose }) => <RemoveNodes nodes={rows} onClose={onClose} />,
  },
];
