import type { Cluster } from '@/gateway/engines/cluster';
import type { Member } from '@/gateway/engines/member';
import { TrackedResources } from '@/gateway/history/tracked-resources';
import { ContainerSampler } from '@/gateway/metrics/container-sampler';
import { DiskCounter, type DiskSizes } from '@/gateway/metrics/disk-sizes';
import { measure } from '@/gateway/metrics/measure';
import type { Measured } from '@/gateway/metrics/measured';
import { type MinuteRow, OpenMinutes, pointMs } from '@/gateway/metrics/open-minutes';
import { sampledEngines } from '@/gateway/metrics/sampled-engines';
import { readMinute, writeMinutes } from '@/gateway/metrics/write-minutes';

/** More containers than this are sampled in turns: what a second of them costs us stays the same. */
const mostPerRound = 2_000;
/** A round leaves this much of its time to the next. */
const restMs = 1_000;
/** Up to so many rows are written with every point and not once a minute, so that other gateways see them. */
const fewRows = 500;

/** Samples one cluster while this gateway leads in that. */
export class ClusterMetrics {
  readonly #cluster: Cluster;
  readonly #sampler = new ContainerSampler();
  readonly #disks = new WeakMap<Member, DiskCounter>();
  readonly #tracked: TrackedResources;
  readonly #open = new OpenMinutes();
  #isResumed = false;
  #latest: readonly Measured[] = [];
  #latestAt = Number.NEGATIVE_INFINITY;
  #measuredAt = 0;

  constructor(cluster: Cluster) {
    this.#cluster = cluster;
    this.#tracked = new TrackedResources(cluster.id);
  }

  /**
   * One round, for the point of time that it begins in.
   *
   * @param at milliseconds since the epoch
   * @throws what the database says; then there is a gap
   */
  async round(at: number): Promise<void> {
    const engines = await sampledEngines(this.#cluster);
    const count = engines.reduce((sum, { containers }) => sum + containers.length, 0);
    await this.#sampler.round(engines, {
      until: performance.now() + pointMs - (at % pointMs) - restMs,
      most: mostPerRound,
    });
    const turns = Math.max(1, Math.ceil(count / mostPerRound));
    const measured = await measure(
      this.#cluster,
      engines,
      this.#sampler,
      (member) => this.#sizesOf(member),
      turns * pointMs * 1.6,
    );
    this.#latest = measured;
    this.#latestAt = performance.now();
    this.#measuredAt = Date.now();
    const minute = Math.floor(at / 60_000);
    if (!this.#isResumed) {
      // Another gateway, or this one before, may have written its beginning.
      for (const row of await readMinute(this.#cluster.id, minute)) this.#open.resume(row);
      this.#isResumed = true;
    }
    const ids = await this.#tracked.idsOf(measured);
    for (const [index, { values }] of measured.entries()) {
      const id = ids[index];
      if (id !== undefined) this.#open.put(at, id, values);
    }
    await this.#write(minute, measured.length <= fewRows, at);
  }

  /** The values of the latest round; none when that was too long ago to be those of now. */
  get latest(): readonly Measured[] {
    return performance.now() - this.#latestAt < 3 * pointMs ? this.#latest : [];
  }

  /** When that round ended, in milliseconds since the epoch; 0: there was none. */
  get latestAt(): number {
    return this.#measuredAt;
  }

  /** Writes what is known so far, e.g. before this gateway ends. */
  async writeAll(): Promise<void> {
    await writeMinutes(this.#open.rows(() => true));
  }

  /** What is not in the database yet. */
  openRows(resourceId: number): MinuteRow[] {
    return this.#open.rowsOf(resourceId);
  }

  #sizesOf(member: Member): DiskSizes | null {
    const known = this.#disks.get(member);
    if (known) return known.sizes();
    const alone = this.#cluster.at(member.id);
    if (alone) this.#disks.set(member, new DiskCounter(alone));
    return null;
  }

  async #write(minute: number, isSmall: boolean, at: number): Promise<void> {
    try {
      await writeMinutes(this.#open.rows((each) => isSmall || each < minute));
      this.#open.drop(minute);
    } catch (error) {
      // A thing's row may have gone, with all its history; it gets a new one.
      this.#tracked.forget();
      this.#open.dropExcess(at);
      throw error;
    }
  }
}
