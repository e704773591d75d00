import type { Tone } from '@/components/ui/tone';
import type { NodeRow } from '@/lib/nodes/row';

const states: Readonly<Record<string, { tone: Tone; word: string }>> = {
  ready: { tone: 'ok', word: 'Ready' },
  down: { tone: 'danger', word: 'Down' },
  disconnected: { tone: 'danger', word: 'Disconnected' },
  unknown: { tone: 'warn', word: 'Not known' },
};

/**
 * How a node is, in a word.
 *
 * @param tasks how many are on it and not over; with them a node that is drained is still draining
 */
export function nodeState(
  { state, availability }: Pick<NodeRow, 'state' | 'availability'>,
  tasks = 0,
): { tone: Tone; word: string; working: boolean } {
  const known = states[state] ?? { tone: 'warn' as const, word: state || 'Not known' };
  if (state !== 'ready' || availability === 'active') return { ...known, working: false };
  if (availability === 'pause') return { tone: 'neutral', word: 'Paused', working: false };
  return tasks > 0
    ? { tone: 'accent', word: 'Draining', working: true }
    : { tone: 'neutral', word: 'Drained', working: false };
}
