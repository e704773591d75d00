import { readBlock, shortOf, writeShorts } from '@/lib/metrics/block';
import { type MetricValues, metrics } from '@/lib/metrics/metrics';
import { gap } from '@/lib/metrics/short-number';

/** Points in a minute. */
const pointsPerMinute = 6;
export const pointMs = 60_000 / pointsPerMinute;
/** While the database is away this much is kept for it. */
const mostMinutes = 5;

/** One row of the database. */
export interface MinuteRow {
  readonly resourceId: number;
  /** Minutes since the epoch. */
  readonly minute: number;
  readonly points: Uint8Array<ArrayBuffer>;
}

/** What was measured in the minutes that are not written yet, by the number of what it is about. */
export class OpenMinutes {
  readonly #minutes = new Map<number, Map<number, Uint16Array>>();

  /** @param at milliseconds since the epoch, within the point */
  put(at: number, resourceId: number, values: MetricValues): void {
    const shorts = this.#pointsOf(Math.floor(at / 60_000), resourceId);
    const point = Math.floor((at % 60_000) / pointMs);
    for (const [metric, value] of values.entries()) {
      shorts[metric * pointsPerMinute + point] = shortOf(metric, value);
    }
  }

  /** Takes up a minute that somebody began to write. */
  resume({ resourceId, minute, points }: MinuteRow): void {
    const shorts = this.#pointsOf(minute, resourceId);
    const { length, averages } = readBlock(points);
    if (length !== pointsPerMinute) return;
    for (const [metric, values] of averages.entries()) {
      for (const [point, value] of values.entries()) {
        shorts[metric * pointsPerMinute + point] = shortOf(metric, value);
      }
    }
  }

  /** Rows that say all that is known of their minutes; those before `minute` are complete. */
  rows(which: (minute: number) => boolean): MinuteRow[] {
    const rows: MinuteRow[] = [];
    for (const [minute, resources] of this.#minutes) {
      if (!which(minute)) continue;
      for (const [resourceId, shorts] of resources) {
        rows.push({ resourceId, minute, points: writeShorts(pointsPerMinute, shorts) });
      }
    }
    return rows;
  }

  /** The rows of one thing that are not complete or not written yet. */
  rowsOf(resourceId: number): MinuteRow[] {
    return [...this.#minutes].flatMap(([minute, resources]) => {
      const shorts = resources.get(resourceId);
      return shorts ? [{ resourceId, minute, points: writeShorts(pointsPerMinute, shorts) }] : [];
    });
  }

  /** Minutes before this one were written, or are too many to be kept. */
  drop(before: number): void {
    for (const minute of this.#minutes.keys()) if (minute < before) this.#minutes.delete(minute);
  }

  dropExcess(now: number): void {
    this.drop(Math.floor(now / 60_000) - mostMinutes);
  }

  #pointsOf(minute: number, resourceId: number): Uint16Array {
    const resources = this.#minutes.get(minute) ?? new Map<number, Uint16Array>();
    this.#minutes.set(minute, resources);
    const known = resources.get(resourceId);
    if (known) return known;
    const fresh = new Uint16Array(metrics.length * pointsPerMinute).fill(gap);
    resources.set(resourceId, fresh);
    return fresh;
  }
}
