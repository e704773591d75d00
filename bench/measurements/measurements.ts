import { access } from '@/bench/measurements/access';
import { audit } from '@/bench/measurements/audit';
import { auditList } from '@/bench/measurements/audit-list';
import { decide } from '@/bench/measurements/decide';
import { inspect } from '@/bench/measurements/inspect';
import { keystrokes } from '@/bench/measurements/keystrokes';
import { lists } from '@/bench/measurements/lists';
import type { Measurement } from '@/bench/measurements/measurement';
import { pages } from '@/bench/measurements/pages';
import { swimLanes } from '@/bench/measurements/swim-lanes';
import { copy, logs, save } from '@/bench/measurements/transfers';

/** All of them, in the order of the report. */
export const measurements: readonly Measurement[] = [
  inspect,
  logs,
  copy,
  save,
  keystrokes,
  decide,
  access,
  audit,
  auditList,
  lists,
  pages,
  swimLanes,
];
