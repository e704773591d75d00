/** States that a task does not leave. */
const ended: ReadonlySet<string> = new Set([
  'complete',
  'shutdown',
  'failed',
  'rejected',
  'remove',
  'orphaned',
]);

export function isRunning(state: string): boolean {
  return state === 'running';
}

/** Whether nothing becomes of the task any more; as a desired state: whether it shall end. */
export function isOver(state: string): boolean {
  return ended.has(state);
}
