import { memo } from 'react';
import { NodeMark } from '@/components/nodes/node-mark';
import { roleWords } from '@/components/nodes/role-words';
import { ResourceLink } from '@/components/resources/resource-link';
import type { Lane } from '@/lib/topology/lanes';

interface LaneHeaderProps {
  cluster: string;
  node: Lane['node'];
  /** How many tasks are on it. */
  tasks: number;
  name: string;
  height: number;
  isDense: boolean;
  withCluster: boolean;
}

/** What a node is called and how it is; it stays in sight above its cards. */
function PlainLaneHeader({ cluster, node, tasks, name, height, isDense, withCluster }: LaneHeaderProps) {
  return (
    <header
      style={{ height }}
      className="sticky top-0 z-10 flex flex-col justify-center border-line border-b bg-canvas px-1"
    >
      <div className="truncate font-medium leading-tight">
        {node ? <ResourceLink cluster={cluster} kind="nodes" id={node.id} name={name} /> : name}
      </div>
      <div className="truncate text-[0.75rem] leading-snug">
        {node ? (
          <NodeMark node={node} tasks={tasks} />
        ) : (
          <span className="text-ink-soft">No place was found for these</span>
        )}
      </div>
      {isDense ? null : (
        <div className="truncate text-[0.75rem] text-ink-soft leading-snug">
          {withCluster ? `${cluster} · ` : ''}
          {node ? `${roleWords(node)} · ` : ''}
          {tasks} {tasks === 1 ? 'task' : 'tasks'}
        </div>
      )}
    </header>
  );
}

/** Cards come below it in several frames; it is drawn once. */
export const LaneHeader = memo(PlainLaneHeader);
