import { nodeState } from '@/components/nodes/node-state';
import { StatusDot } from '@/components/ui/status-dot';
import type { NodeRow } from '@/lib/nodes/row';

interface NodeMarkProps {
  node: Pick<NodeRow, 'state' | 'availability' | 'message'>;
  /** On it and not over. */
  tasks?: number;
}

/** How a node is, in a word and a shape; the Swarm's own words on hover. */
export function NodeMark({ node, tasks = 0 }: NodeMarkProps) {
  const { tone, word, working } = nodeState(node, tasks);
  return (
    <StatusDot tone={tone} working={working} more={node.message}>
      {word}
    </StatusDot>
  );
}
