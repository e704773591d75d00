'use client';

import type { NodeAction } from '@/components/nodes/node-action';
import { nodeActions } from '@/components/nodes/node-action';
import { NodeMenu, nodeActionIcons, useNodeReason } from '@/components/nodes/node-menu';
import { Button } from '@/components/ui/button';
import { DisabledWithReason } from '@/components/ui/disabled-with-reason';
import type { NodeRow } from '@/lib/nodes/row';

interface NodeButtonsProps {
  node: NodeRow;
  managers: number;
  onAction: (action: NodeAction) => void;
}

/** On a node's own page: what is done most, and the rest in a menu. */
export function NodeButtons({ node, managers, onAction }: NodeButtonsProps) {
  const availability = node.availability === 'active' ? 'drain' : 'activate';
  return (
    <>
      <ActionButton action={availability} {...{ node, managers, onAction }} />
      <ActionButton action="labels" {...{ node, managers, onAction }} />
      <NodeMenu node={node} managers={managers} onAction={onAction} />
    </>
  );
}

function ActionButton({ action, node, managers, onAction }: NodeButtonsProps & { action: NodeAction }) {
  const reason = useNodeReason(action, node, managers);
  return (
    <DisabledWithReason reason={reason}>
      <Button onClick={() => onAction(action)}>
        {nodeActionIcons[action]}
        {nodeActions[action].label}
      </Button>
    </DisabledWithReason>
  );
}
