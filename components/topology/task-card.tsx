import { memo } from 'react';
import { taskLook } from '@/components/tasks/task-look';
import { codeOf, hueOf } from '@/components/topology/service-look';
import { StatusDot } from '@/components/ui/status-dot';
import type { OnCluster } from '@/lib/rows/placed-row';
import type { TaskRow } from '@/lib/tasks/row';

interface TaskCardProps {
  task: OnCluster<TaskRow>;
  isDense: boolean;
  /** Of the service that is selected. */
  isSelected: boolean;
  /** The one card of the page that Tab reaches. */
  isCurrent: boolean;
}

/**
 * A task as a card, or as a tile where there are many. Its service is told by colour and by name, or
 * two letters of it; its state by a shape, and by words on the card, on hover and to screen readers.
 * There are more than a thousand at a time, so a tile is one element without a style of its own, and no
 * `button`, which browsers make of three boxes. What it answers to is in `SwimLanes`.
 */
function PlainTaskCard({ task, isDense, isSelected, isCurrent }: TaskCardProps) {
  const { tone, word, working } = taskLook(task);
  return (
    // biome-ignore lint/a11y/useSemanticElements: see above
    <div
      role="button"
      data-task={task.id}
      data-hue={hueOf(task.service)}
      tabIndex={isCurrent ? 0 : -1}
      aria-label={`${task.name}: ${word}${task.error === '' ? '' : `, ${task.error}`}`}
      aria-pressed={isSelected}
      data-title=""
      className={isDense ? (tone === 'ok' ? wellTile : tile) : card}
    >
      {isDense ? (
        <>
          {tone === 'ok' ? null : <StatusDot tone={tone}>{null}</StatusDot>}
          {codeOf(task.service)}
        </>
      ) : (
        <>
          <span className="block truncate font-medium text-[0.8125rem] leading-tight">
            {/* A global task is called after its node, which the lane says already. */}
            {task.slot === null ? task.service : task.name}
          </span>
          <span className="block truncate text-[0.75rem] leading-tight">
            <StatusDot tone={tone} working={working}>
              {word}
            </StatusDot>
          </span>
        </>
      )}
    </div>
  );
}

const anyTile = 'service-card whitespace-nowrap font-medium text-[0.6875rem] leading-5';
const wellTile = `${anyTile} text-center`;
const tile = `${anyTile} flex items-center justify-center gap-0.5`;
const card = 'service-card service-card-edge min-w-0 px-2 py-1';

export const TaskCard = memo(PlainTaskCard);
