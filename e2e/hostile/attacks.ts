import type { Attack } from './attack';
import { containerEscapes } from './kinds/container-escapes';
import { engineRequests } from './kinds/engine-requests';
import { exhaustion } from './kinds/exhaustion';
import { identity } from './kinds/identity';
import { parserDifferences } from './kinds/parser-differences';
import { pathsAndQueries } from './kinds/paths-and-queries';
import { references } from './kinds/references';
import { serviceEscapes } from './kinds/service-escapes';
import { time } from './kinds/time';

/** The kinds of attack, as docs/security.md tells of them. To add one, add a line to its file. */
export const attacks: Readonly<Record<string, readonly Attack[]>> = {
  'parser differences': parserDifferences,
  'paths and queries': pathsAndQueries,
  'container escapes': containerEscapes,
  'service escapes': serviceEscapes,
  identity,
  references,
  'requests by the engine': engineRequests,
  exhaustion,
  time,
};
