import { expect, it } from 'vitest';
import { wordsOnArchive } from '@/lib/docker-api/secrets/words-on-archive';

it.each([
  [
    "The command '/bin/sh -c curl -H Bearer:abc' returned a non-zero code: 22",
    'returned a non-zero code: 22',
  ],
  [
    'dockerfile parse error line 3: unknown instruction: abc',
    'dockerfile parse error line 3; unknown instruction',
  ],
  [
    'Error processing tar file(exit status 1): write /abc: no space left on device',
    'no space left on device',
  ],
  ['abc', 'What the engine said may repeat the archive, and is not kept.'],
])('keeps of %j what tells nothing of the archive', (said, kept) => {
  expect(wordsOnArchive(said)).toBe(kept);
});
