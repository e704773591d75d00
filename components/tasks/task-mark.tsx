import { taskLook } from '@/components/tasks/task-look';
import { StatusDot } from '@/components/ui/status-dot';
import type { TaskRow } from '@/lib/tasks/row';

/** How a task is, in a word and a shape; why, in the engine's words, on hover. */
export function TaskMark({ task }: { task: Pick<TaskRow, 'state' | 'desiredState' | 'error' | 'message'> }) {
  const { tone, word, working } = taskLook(task);
  return (
    <StatusDot tone={tone} working={working} more={task.error || task.message}>
      {word}
    </StatusDot>
  );
}
