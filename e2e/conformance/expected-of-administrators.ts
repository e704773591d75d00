import type { ExpectedDifference } from './expected-differences';
import { expectedOfEveryone } from './expected-of-everyone';

/** Only what docs/refused-on-purpose.md says. */
export const expectedOfAdministrators: readonly ExpectedDifference[] = [
  {
    of: /^(?:inspect (?:kept|talker)|\/usr\/bin\/docker inspect box)$/,
    because: 'a container without a limit on processes is given one',
    plus: /"PidsLimit": 4096/,
  },
  ...expectedOfEveryone,
];
