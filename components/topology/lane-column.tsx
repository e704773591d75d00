import { memo } from 'react';
import { NodeMark } from '@/components/nodes/node-mark';
import { roleWords } from '@/components/nodes/role-words';
import { ResourceLink } from '@/components/resources/resource-link';
import type { Geometry } from '@/components/topology/lane-geometry';
import { TaskCard } from '@/components/topology/task-card';
import { useGrowing } from '@/components/topology/use-growing';
import type { Lane } from '@/lib/topology/lanes';
import { serviceKey } from '@/lib/topology/service-key';

interface LaneColumnProps {
  lane: Lane;
  index: number;
  geometry: Geometry;
  isDense: boolean;
  withCluster: boolean;
  /** Rows to draw. */
  fromRow: number;
  toRow: number;
  /** The selected service, by its key, where the lane has tasks of it; else null. */
  selected: string | null;
  /** The task that Tab reaches, where it is in this lane; else -1. */
  current: number;
  /** Whether lanes were on the page before this one: its cards then come in parts, frame by frame. */
  begun: { readonly current: boolean };
}

/** Pixels between the header and the first row. */
const cardsFrom = 6;

/** One node with its tasks: those in sight. */
function PlainLaneColumn(props: LaneColumnProps) {
  const { lane, index, geometry, isDense, withCluster, fromRow, toRow, selected, current, begun } = props;
  const { tasks, node } = lane;
  const first = fromRow * geometry.perRow;
  const drawn = useGrowing(current >= 0, begun);
  const shown = tasks.slice(first, Math.min(toRow * geometry.perRow, first + drawn));
  const name = node?.name ?? 'No node yet';
  return (
    <section
      aria-label={name}
      data-lane={index}
      className="absolute inset-y-0"
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
      {/* Cards flow: one that comes or goes changes nothing of the others. */}
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for what is filled in */}
      <div
        role="group"
        aria-label={`Tasks on ${name}: ${tasks.length}`}
        className="grid"
        style={{
          gap: geometry.cardGap,
          gridAutoRows: geometry.rowHeight - geometry.cardGap,
          gridTemplateColumns: `repeat(${geometry.perRow}, minmax(0, 1fr))`,
          paddingTop: cardsFrom + fromRow * geometry.rowHeight,
        }}
      >
        {shown.map((task, at) => (
          <TaskCard
            key={task.id}
            task={task}
            isDense={isDense}
            isSelected={selected !== null && selected === serviceKey(task)}
            isCurrent={current === first + at}
          />
        ))}
      </div>
    </section>
  );
}

export const LaneColumn = memo(PlainLaneColumn);
