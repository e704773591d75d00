import type { Trackable } from '@/gateway/history/tracked-resources';
import { type MetricValues, metricIndex, noValues } from '@/lib/metrics/metrics';

/** What something used at one moment. */
export interface Measured extends Trackable {
  readonly kind: 'container' | 'service' | 'node' | 'cluster';
  readonly values: MetricValues;
}

const containers = metricIndex('containers');
/** Which come first, are what containers use while they run. */
const rates = 6;

/** Adds up what containers used. No container uses nothing; what nobody measured of any is a gap. */
export class Sum {
  readonly values = noValues();

  constructor() {
    this.values.fill(0, 0, rates);
    this.values[containers] = 0;
  }

  /** Adds one container; null: nobody measured it. */
  add(values: MetricValues | null): void {
    if (this.values[containers] === 0) this.values.fill(Number.NaN, 0, rates);
    this.values[containers] = (this.values[containers] ?? 0) + 1;
    if (!values) return;
    for (const [metric, value] of values.subarray(0, rates).entries()) this.put(metric, value);
  }

  /** Adds what is not used but taken up. */
  put(metric: number, value = Number.NaN): void {
    if (Number.isNaN(value)) return;
    const before = this.values[metric] ?? Number.NaN;
    this.values[metric] = Number.isNaN(before) ? value : before + value;
  }
}
