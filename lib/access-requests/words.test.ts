import { expect, it } from 'vitest';
import { minutesInWords } from '@/lib/access-requests/words';

it.each([
  [1, '1 minute'],
  [30, '30 minutes'],
  [60, '1 hour'],
  [90, '90 minutes'],
  [240, '4 hours'],
  [24 * 60, '1 day'],
  [7 * 24 * 60, '1 week'],
])('says %i minutes as %s', (minutes, words) => expect(minutesInWords(minutes)).toBe(words));
