import { expect, it } from 'vitest';
import { relativeTime } from '@/components/ui/time-text';

const now = Date.UTC(2027, 0, 1, 12);

it.each([
  [-3 * 60, '3 minutes ago'],
  [-20, 'just now'],
  // The clock of the page is from before it happened.
  [12, 'just now'],
  [40, 'in a moment'],
  [2 * 3_600, 'in 2 hours'],
])('says of what is %d seconds from now "%s"', (seconds, words) => {
  expect(relativeTime(new Date(now + seconds * 1_000), now)).toBe(words);
});
