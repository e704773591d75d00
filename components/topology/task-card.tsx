import { type CSSProperties, memo } from 'react';
import { taskLook } from '@/components/tasks/task-look';
import { codeOf, hueOf } from '@/components/topology/service-look';
import { StatusDot } from '@/components/ui/status-dot';
import type { OnCluster } from '@/lib/rows/placed-row';
import type { TaskRow } from '@/lib/tasks/row';

interface TaskCardProps {
  task: OnCluster<TaskRow>;
  /** Position in its lane, from 0. */
  index: number;
  isDense: boolean;
  perRow: number;
  /** Of the service that is selected. */
  isSelected: boolean;
  /** The one card of the page that Tab reaches. */
  isCurrent: boolean;
}

/**
 * A task as a card, or as a tile where there are many. Its service is told by colour and by name, or
 * two letters of it; its state by a shape, and by words on the card, on hover and to screen readers.
 */
function PlainTaskCard({ task, index, isDense, perRow, isSelected, isCurrent }: TaskCardProps) {
  const { tone, word, working } = taskLook(task);
  const label = `${task.name}: ${word}${task.error === '' ? '' : `, ${task.error}`}`;
  // Above the veil that covers the others.
  const ring = isSelected ? 'relative z-2 ring-2 ring-ink' : 'ring-1 ring-line';
  return (
    <li
      style={{ gridRow: Math.floor(index / perRow) + 1, gridColumn: (index % perRow) + 1 }}
      className={isDense ? 'p-px' : 'pb-1.5'}
    >
      <button
        type="button"
        data-task={index}
        tabIndex={isCurrent ? 0 : -1}
        aria-label={label}
        aria-pressed={isSelected}
        title={label}
        style={{ '--service-hue': hueOf(task.service) } as CSSProperties}
        className={`service-card flex h-full w-full min-w-0 rounded text-left ${ring} ${isDense ? 'items-center justify-center gap-0.5 px-0.5 font-medium text-[0.6875rem] leading-none' : 'flex-col justify-center border-l-4 px-2'}`}
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
            <span className="block max-w-full truncate text-[0.75rem] leading-tight">
              <StatusDot tone={tone} working={working}>
                {word}
              </StatusDot>
            </span>
          </>
        )}
      </button>
    </li>
  );
}

export const TaskCard = memo(PlainTaskCard);
