import type { DrainedTask, DrainProgress } from '@/lib/nodes/drain-progress';

/** How far a drain is, as one line. */
export function drainWords({ leaving, waiting, moved }: DrainProgress<DrainedTask>): string {
  if (leaving.length === 0 && waiting.length === 0) {
    return moved === 0 ? 'Nothing runs on it any more' : `Empty; ${tasks(moved)} run elsewhere`;
  }
  const parts = [
    leaving.length > 0 ? `${tasks(leaving.length)} still on it` : '',
    waiting.length > 0 ? `${tasks(waiting.length)} not running elsewhere yet` : '',
    moved > 0 ? `${moved} elsewhere` : '',
  ];
  return parts.filter(Boolean).join(', ') + stuckWords(waiting);
}

function tasks(count: number): string {
  return `${count} ${count === 1 ? 'task' : 'tasks'}`;
}

function stuckWords(waiting: readonly DrainedTask[]): string {
  const stuck = waiting.find(({ error }) => error !== '');
  return stuck ? `: ${stuck.error}` : '';
}
