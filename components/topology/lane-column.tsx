import { memo } from 'react';
import { NodeMark } from '@/components/nodes/node-mark';
import { roleWords } from '@/components/nodes/role-words';
import { ResourceLink } from '@/components/resources/resource-link';
import { type Geometry, rowsOf } from '@/components/topology/lane-geometry';
import { TaskCard } from '@/components/topology/task-card';
import { useGrowing } from '@/components/topology/use-growing';
import type { Lane } from '@/lib/topology/lanes';

interface LaneColumnProps {
  lane: Lane;
  index: number;
  geometry: Geometry;
  isDense: boolean;
  withCluster: boolean;
  /** Rows to draw. */
  fromRow: number;
  toRow: number;
  /** "cluster/id" of the selected service; null: none. */
  selected: string | null;
  /** The task that Tab reaches, where it is in this lane; else -1. */
  current: number;
  /** Whether lanes were on the page before this one: its cards then come in parts, frame by frame. */
  begun: { readonly current: boolean };
}

/** One node with its tasks: those in sight. */
function PlainLaneColumn(props: LaneColumnProps) {
  const { lane, index, geometry, isDense, withCluster, fromRow, toRow, selected, current, begun } = props;
  const { tasks, node } = lane;
  const rows = rowsOf(geometry, tasks.length);
  const first = fromRow * geometry.perRow;
  const drawn = useGrowing(current >= 0, begun);
  const shown = tasks.slice(first, Math.min(toRow * geometry.perRow, first + drawn));
  const name = node?.name ?? 'No node yet';
  return (
    <section
      aria-label={name}
      data-lane={index}
      className="absolute top-0"
      style={{ left: index * (geometry.laneWidth + geometry.gap), width: geometry.laneWidth }}
    >
      <header
        style={{ height: geometry.headerHeight }}
        className="sticky top-0 z-10 flex flex-col justify-center border-line border-b bg-canvas px-1"
      >
        <div className="truncate font-medium leading-tight">
          {node ? <ResourceLink cluster={lane.cluster} kind="nodes" id={node.id} name={name} /> : name}
        </div>
        <div className="truncate text-[0.75rem] leading-snug">
          {node ? (
            <NodeMark node={node} tasks={tasks.length} />
          ) : (
            <span className="text-ink-soft">No place was found for these</span>
          )}
        </div>
        {isDense ? null : (
          <div className="truncate text-[0.75rem] text-ink-soft leading-snug">
            {withCluster ? `${lane.cluster} · ` : ''}
            {node ? `${roleWords(node)} · ` : ''}
            {tasks.length} {tasks.length === 1 ? 'task' : 'tasks'}
          </div>
        )}
      </header>
      <ul
        aria-label={`Tasks on ${name}: ${tasks.length}`}
        className="grid pt-1.5"
        style={{
          gridTemplateColumns: `repeat(${geometry.perRow}, minmax(0, 1fr))`,
          gridTemplateRows: `repeat(${rows}, ${geometry.rowHeight}px)`,
        }}
      >
        {shown.map((task, at) => (
          <TaskCard
            key={task.id}
            task={task}
            index={first + at}
            isDense={isDense}
            perRow={geometry.perRow}
            isSelected={selected !== null && selected === `${task.cluster}/${task.serviceId}`}
            isCurrent={current === first + at}
          />
        ))}
      </ul>
    </section>
  );
}

export const LaneColumn = memo(PlainLaneColumn);
