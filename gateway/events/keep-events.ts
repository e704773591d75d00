import type { Cluster } from '@/gateway/engines/cluster';
import type { Clusters } from '@/gateway/engines/clusters';
import { clockSkewMs } from '@/gateway/events/engine-clock';
import { missedEvents } from '@/gateway/events/missed-events';
import { latestEventTime, writeEvents } from '@/gateway/events/write-events';
import { TrackedResources } from '@/gateway/history/tracked-resources';
import type { Leadership } from '@/gateway/leading/leadership';
import { log, reasonOf } from '@/gateway/log';
import { type KeptEvent, keptEvent } from '@/lib/docker-api/answers/kept-event';
import type { JsonObject } from '@/lib/docker-api/json';

/** An event is written when it has waited for one to two of these: what is new is on record then. */
const gatherMs = 1_500;
const mostAtOnce = 500;
/** While the database is away so many are kept for it. */
const mostWaiting = 20_000;
const compareClocksEveryMs = 5 * 60_000;

/** Keeps the events of one cluster while this gateway leads in that. */
class ClusterEvents {
  readonly #cluster: Cluster;
  readonly #tracked: TrackedResources;
  readonly #stopListening: () => void;
  /** Heard since the last writing. */
  #fresh: KeptEvent[] = [];
  #waiting: KeptEvent[] = [];
  #skewMs = 0;
  #comparedAt = 0;
  /** When the stream of events began before which everything is made up for. */
  #filledSince: number | null = null;
  #isBusy = false;

  constructor(cluster: Cluster) {
    this.#cluster = cluster;
    this.#tracked = new TrackedResources(cluster.id);
    this.#stopListening = cluster.inventory.onEvent((event) => this.#hear(event));
  }

  stop(): void {
    this.#stopListening();
  }

  /** Writes what was heard, and what was missed before it was listened to. */
  async write(): Promise<void> {
    if (this.#isBusy) return;
    this.#isBusy = true;
    try {
      await this.#makeUp();
      while (this.#waiting.length > 0) {
        const some = this.#waiting.slice(0, mostAtOnce);
        await writeEvents(this.#cluster.id, this.#tracked, some, this.#skewMs);
        this.#waiting = this.#waiting.slice(some.length);
      }
      this.#waiting = this.#fresh;
      this.#fresh = [];
    } catch (error) {
      this.#tracked.forget();
      log('warn', 'events not kept', { cluster: this.#cluster.name, reason: reasonOf(error) });
    } finally {
      this.#isBusy = false;
    }
  }

  #hear(event: JsonObject): void {
    const kept = keptEvent(event);
    if (!kept) return;
    if (this.#fresh.length >= mostWaiting) this.#fresh.splice(0, mostWaiting / 10);
    this.#fresh.push(kept);
  }

  /** Each time that events come in again, the engine is asked for those since the last that is kept. */
  async #makeUp(): Promise<void> {
    const { state, since } = this.#cluster.inventory.freshness();
    if (state !== 'live') return;
    const { engine } = this.#cluster;
    const isNew = this.#filledSince !== since.getTime();
    if (isNew || Date.now() - this.#comparedAt > compareClocksEveryMs) {
      this.#skewMs = await clockSkewMs(engine);
      this.#comparedAt = Date.now();
    }
    if (!isNew) return;
    const latest = await latestEventTime(this.#cluster.id);
    const missed = await missedEvents(engine, latest, (Date.now() + this.#skewMs) / 1000);
    const kept = missed.map(keptEvent).filter((event) => event !== null);
    for (let at = 0; at < kept.length; at += mostAtOnce) {
      await writeEvents(this.#cluster.id, this.#tracked, kept.slice(at, at + mostAtOnce), this.#skewMs);
    }
    this.#filledSince = since.getTime();
  }
}

/**
 * Keeps what engines tell of the clusters in which this gateway leads.
 *
 * @returns what stops it, when all that was heard is written
 */
export function keepEvents(clusters: Clusters, leadership: Leadership): () => Promise<void> {
  const kept = new Map<Cluster, ClusterEvents>();
  const writing = setInterval(() => {
    const led = clusters.all().filter(({ id }) => leadership.leads(`events ${id}`));
    for (const [cluster, events] of kept) {
      if (led.includes(cluster)) continue;
      events.stop();
      kept.delete(cluster);
    }
    for (const cluster of led) {
      const events = kept.get(cluster) ?? new ClusterEvents(cluster);
      kept.set(cluster, events);
      void events.write();
    }
  }, gatherMs);
  return async () => {
    clearInterval(writing);
    // Twice: what has just been heard waits for the second.
    for (let time = 0; time < 2; time++) await Promise.all([...kept.values()].map((each) => each.write()));
    for (const events of kept.values()) events.stop();
  };
}
