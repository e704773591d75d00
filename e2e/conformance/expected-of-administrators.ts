import type { ExpectedDifference } from './expected-differences';
import { expectedOfEveryone } from './expected-of-everyone';

/** Only what docs/refused-on-purpose.md says. */
export const expectedOfAdministrators: readonly ExpectedDifference[] = [
  {
    of: /^(?:inspect (?:kept|talker)|\/usr\/bin\/docker inspect box)$/,
    because: 'a container without a limit on processes is given one',
    plus: /"PidsLimit": 4096/,
  },
  {
    of: 'version',
    because: 'the door calls itself Wheelhouse and speaks no version of the API before 1.41',
    without: /^Server:$|^ {2}API version: {2}1\.\d+ \(minimum version 1\.\d+\)$/,
    plus: /^Server: Wheelhouse$|^ {2}API version: {2}1\.\d+ \(minimum version 1\.41\)$/,
  },
  {
    of: 'version --format json',
    because: 'the door calls itself Wheelhouse and speaks no version of the API before 1.41',
    without: /"MinAPIVersion": "1\.\d+"|"Name": ""/,
    plus: /"MinAPIVersion": "1\.41"|"Name": "Wheelhouse"/,
  },
  ...expectedOfEveryone,
];
