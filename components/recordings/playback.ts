import { type Cast, type CastEvent, withoutIdleGaps } from '@/lib/recordings/cast';

/** A pause that says nothing is shown this long, in seconds. */
const longestPause = 2;

/** What can be played: events in the order and at the pace in which they are shown. */
export interface Playback {
  readonly events: readonly CastEvent[];
  /** In seconds. */
  readonly length: number;
}

export function playbackOf({ events }: Cast, shortensPauses: boolean): Playback {
  const shown = shortensPauses ? withoutIdleGaps(events, longestPause) : events;
  return { events: shown, length: shown.at(-1)?.seconds ?? 0 };
}

/** How many events have happened at this second. */
export function countUntil({ events }: Playback, seconds: number): number {
  let low = 0;
  let high = events.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((events[middle]?.seconds ?? 0) <= seconds) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** "1:05", or "1:00:05" from an hour on. */
export function clockText(seconds: number): string {
  const whole = Math.floor(Math.max(0, seconds));
  const parts = [Math.floor(whole / 60) % 60, whole % 60];
  if (whole >= 3_600) parts.unshift(Math.floor(whole / 3_600));
  return parts.map((part, index) => (index === 0 ? String(part) : String(part).padStart(2, '0'))).join(':');
}
