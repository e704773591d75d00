/** Units with the least number of seconds from which they say enough: 45 days are days, not "last month". */
const steps: readonly [unit: Intl.RelativeTimeFormatUnit, seconds: number, from: number][] = [
  ['year', 31_557_600, 63_115_200],
  ['month', 2_629_800, 5_184_000],
  ['day', 86_400, 86_400],
  ['hour', 3_600, 3_600],
  ['minute', 60, 60],
];

/** How often the clock of a page steps (components/ui/now): what happened since is ahead of it. */
export const clockStepMs = 15_000;

const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });

/** "2 hours ago", "in 3 days", "just now". `now` in milliseconds since the epoch. */
export function relativeTime(date: Date, now: number): string {
  const seconds = (date.getTime() - now) / 1000;
  for (const [unit, length, from] of steps) {
    if (Math.abs(seconds) >= from) return relative.format(Math.trunc(seconds / length), unit);
  }
  return seconds > clockStepMs / 1000 ? 'in a moment' : 'just now';
}

/** Date and time in the reader's own zone, which it names. */
export function absoluteTime(date: Date): string {
  return absolute.format(date);
}

/** Made once: making one takes longer than a row of a table. */
const absolute = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  timeZoneName: 'short',
});
