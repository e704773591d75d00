'use client';

import { memo } from 'react';
import type { LiveState } from '@/components/live/live-state';
import { useNow } from '@/components/ui/now';
import { StatusDot } from '@/components/ui/status-dot';
import { absoluteTime } from '@/components/ui/time-text';
import type { Tone } from '@/components/ui/tone';

const marks: Record<LiveState, { tone: Tone; word: string; hint: string }> = {
  connecting: { tone: 'neutral', word: 'Connecting', hint: 'The live connection is being made.' },
  live: { tone: 'ok', word: 'Live', hint: 'Changes appear here as they happen.' },
  reconnecting: {
    tone: 'warn',
    word: 'Reconnecting',
    hint: 'The live connection was lost and is being made again.',
  },
  stale: { tone: 'danger', word: 'Stale', hint: 'What you see is the last that is known, and may be old.' },
  refused: {
    tone: 'danger',
    word: 'Not live',
    hint: 'The live connection was refused. Reload the page to see the state of now.',
  },
};

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });

interface LiveMarkProps {
  state: LiveState;
  /** Since when it is so, in milliseconds since the epoch; said where what is shown may be old. */
  since?: number | null;
}

function PlainLiveMark({ state, since = null }: LiveMarkProps) {
  const now = useNow();
  const { tone, word, hint } = marks[state];
  const isOld = (state === 'stale' || state === 'reconnecting') && since !== null && now !== null;
  return (
    <span
      role="status"
      title={isOld ? `${hint} Since ${absoluteTime(new Date(since))}.` : hint}
      className="inline-flex min-w-22 items-center text-[0.8125rem] text-ink-soft"
    >
      <StatusDot tone={tone}>
        {word}
        {isOld && state === 'stale' ? ` since ${clock.format(since)}` : ''}
      </StatusDot>
    </span>
  );
}

/** Whether what is on screen follows the clusters. As wide while it connects as afterwards, so that nothing moves. */
export const LiveMark = memo(PlainLiveMark);
