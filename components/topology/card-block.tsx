import { memo } from 'react';
import type { Geometry } from '@/components/topology/lane-geometry';
import { TaskCard } from '@/components/topology/task-card';
import type { Lane } from '@/lib/topology/lanes';
import { serviceKey } from '@/lib/topology/service-key';

interface CardBlockProps {
  /** Of the lane. */
  tasks: Lane['tasks'];
  /** The block's first of them, and the one after its last. */
  from: number;
  to: number;
  geometry: Geometry;
  isDense: boolean;
  /** The selected service, by its key, where the lane has tasks of it; else null. */
  selected: string | null;
  /** The task that Tab reaches, where it is in this block; else -1. */
  current: number;
}

/** Some rows of a lane's cards. They flow: one that comes or goes changes nothing of the others. */
function PlainCardBlock({ tasks, from, to, geometry, isDense, selected, current }: CardBlockProps) {
  const { perRow, rowHeight, cardGap } = geometry;
  return (
    <div
      className="grid"
      style={{
        gap: cardGap,
        paddingBottom: cardGap,
        gridAutoRows: rowHeight - cardGap,
        gridTemplateColumns: `repeat(${perRow}, minmax(0, 1fr))`,
      }}
    >
      {tasks.slice(from, to).map((task, at) => (
        <TaskCard
          key={task.id}
          task={task}
          isDense={isDense}
          isSelected={selected !== null && selected === serviceKey(task)}
          isCurrent={current === from + at}
        />
      ))}
    </div>
  );
}

export const CardBlock = memo(PlainCardBlock);
