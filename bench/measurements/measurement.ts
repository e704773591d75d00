import type { Row } from '@/bench/report/row';
import type { Rig } from '@/bench/rig/rig';

/** One thing that is measured. `npm run bench -- NAME` runs it alone. */
export interface Measurement {
  readonly name: string;
  /** What it does and how, in a sentence or two for the report. */
  readonly about: string;
  run(rig: Rig): Promise<Row[]>;
}
