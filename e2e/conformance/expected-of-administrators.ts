import type { ExpectedDifference } from './expected-differences';
import { expectedOfEveryone } from './expected-of-everyone';

/** Only what docs/refused-on-purpose.md says. */
export const expectedOfAdministrators: readonly ExpectedDifference[] = [...expectedOfEveryone];
