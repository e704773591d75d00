import type { LiveState } from '@/components/live/event-stream';
import { StatusDot } from '@/components/ui/status-dot';
import type { Tone } from '@/components/ui/tone';

const marks: Record<LiveState, { tone: Tone; word: string; hint: string }> = {
  connecting: { tone: 'neutral', word: 'Connecting', hint: 'The live connection is being made.' },
  live: { tone: 'ok', word: 'Live', hint: 'Changes appear here as they happen.' },
  reconnecting: {
    tone: 'warn',
    word: 'Reconnecting',
    hint: 'The live connection was lost and is being made again.',
  },
  stale: { tone: 'danger', word: 'Stale', hint: 'No connection for a while: what you see may be old.' },
  refused: {
    tone: 'danger',
    word: 'Not live',
    hint: 'The live connection was refused. Reload the page to see the state of now.',
  },
};

/** Whether what is on screen follows the cluster. */
export function LiveMark({ state }: { state: LiveState }) {
  const { tone, word, hint } = marks[state];
  return (
    <span role="status" title={hint} className="inline-flex items-center text-[0.8125rem] text-ink-soft">
      <StatusDot tone={tone}>{word}</StatusDot>
    </span>
  );
}
