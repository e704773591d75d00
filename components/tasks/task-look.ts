import type { Tone } from '@/components/ui/tone';
import type { TaskRow } from '@/lib/tasks/row';
import { isOver } from '@/lib/tasks/task-state';

interface TaskLook {
  readonly tone: Tone;
  readonly word: string;
  /** It is on its way somewhere. */
  readonly working: boolean;
}

const words: Readonly<Record<string, string>> = {
  new: 'New',
  allocated: 'New',
  pending: 'Waits for a node',
  assigned: 'Assigned',
  accepted: 'Accepted',
  preparing: 'Preparing',
  ready: 'Ready to start',
  starting: 'Starting',
  running: 'Running',
  complete: 'Complete',
  shutdown: 'Shut down',
  failed: 'Failed',
  rejected: 'Rejected',
  remove: 'Removed',
  orphaned: 'Lost with its node',
};

/** How a task is, in a word and a tone. */
export function taskLook({
  state,
  desiredState,
  error,
}: Pick<TaskRow, 'state' | 'desiredState' | 'error'>): TaskLook {
  const word = words[state] ?? state;
  if (state === 'running') {
    return isOver(desiredState) && desiredState !== 'complete'
      ? { tone: 'accent', word: 'Stopping', working: true }
      : { tone: 'ok', word, working: false };
  }
  if (state === 'failed' || state === 'rejected' || state === 'orphaned') {
    return { tone: 'danger', word, working: false };
  }
  if (isOver(state)) return { tone: 'neutral', word, working: false };
  if (error !== '') return { tone: 'warn', word, working: false };
  return { tone: 'accent', word, working: true };
}
