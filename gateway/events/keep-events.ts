import type { Cluster } from '@/gateway/engines/cluster';
import type { Clusters } from '@/gateway/engines/clusters';
import type { Member } from '@/gateway/engines/member';
import { clockSkewMs } from '@/gateway/events/clock-skew';
import { missedEvents } from '@/gateway/events/missed-events';
import { writeEvents } from '@/gateway/events/write-events';
import { TrackedResources } from '@/gateway/history/tracked-resources';
import { log, reasonOf } from '@/gateway/log';
import { isWorthRetrying } from '@/lib/db/constraint';
import { isUnreachable } from '@/lib/db/unreachable';
import { asText } from '@/lib/docker-api/answers/fields';
import { type KeptEvent, keptEvent } from '@/lib/docker-api/answers/kept-event';
import type { JsonObject } from '@/lib/docker-api/json';
import type { Leadership } from '@/lib/leading/leadership';

/** An event is written when it has waited for one to two of these: what is new is on record then. */
const gatherMs = 1_500;
const mostAtOnce = 500;
/** While the database is away so many are kept for it. */
const mostWaiting = 20_000;
const compareClocksEveryMs = 5 * 60_000;

/** Keeps the events of one engine while this gateway leads in its cluster's. */
class MemberEvents {
  readonly #cluster: Cluster;
  readonly #member: Member;
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

  constructor(cluster: Cluster, member: Member) {
    this.#cluster = cluster;
    this.#member = member;
    this.#tracked = new TrackedResources(cluster.id);
    this.#stopListening = member.inventory.onEvent((event) => {
      const kept = this.#keptOf(event);
      if (!kept) return;
      if (this.#fresh.length >= mostWaiting) this.#fresh.splice(0, mostWaiting / 10);
      this.#fresh.push(kept);
    });
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
      await this.#put(this.#waiting);
      this.#waiting = this.#fresh;
      this.#fresh = [];
    } catch (error) {
      this.#tracked.forget();
      const { name } = this.#cluster;
      log('warn', 'events not kept', { cluster: name, engine: this.#member.id, reason: reasonOf(error) });
    } finally {
      this.#isBusy = false;
    }
  }

  /** Of what all managers of a Swarm tell, the word of the one that is addressed counts. */
  #keptOf(event: JsonObject): KeptEvent | null {
    if (asText(event.scope) === 'swarm' && this.#cluster.member !== this.#member) return null;
    return keptEvent(event);
  }

  async #put(events: readonly KeptEvent[]): Promise<void> {
    for (let at = 0; at < events.length; at += mostAtOnce) {
      const some = events.slice(at, at + mostAtOnce);
      try {
        await writeEvents(this.#cluster.id, this.#tracked, some, this.#skewMs);
      } catch (error) {
        if (isUnreachable(error) || isWorthRetrying(error)) throw error;
        // What the database will not have must not hold up what comes after it.
        log('error', 'events not taken', { cluster: this.#cluster.name, reason: reasonOf(error) });
        this.#tracked.forget();
      }
    }
  }

  /** Each time that events come in again, the engine is asked for those that it still knows. */
  async #makeUp(): Promise<void> {
    const { engine, inventory } = this.#member;
    const { state, since } = inventory.freshness();
    if (state !== 'live') return;
    const isNew = this.#filledSince !== since.getTime();
    if (isNew || Date.now() - this.#comparedAt > compareClocksEveryMs) {
      this.#skewMs = await clockSkewMs(engine);
      this.#comparedAt = Date.now();
    }
    if (!isNew) return;
    // Asked once: what an engine does not tell then must not hold up what comes now.
    this.#filledSince = since.getTime();
    const missed = await missedEvents(engine, (Date.now() + this.#skewMs) / 1000);
    const kept = missed.flatMap((event) => this.#keptOf(event) ?? []);
    this.#waiting = [...kept, ...this.#waiting];
  }
}

/**
 * Keeps what engines tell of the clusters in which this gateway leads.
 *
 * @returns what stops it, when all that was heard is written
 */
export function keepEvents(clusters: Clusters, leadership: Leadership): () => Promise<void> {
  const kept = new Map<Member, MemberEvents>();
  const follow = () => {
    const led = clusters.all().filter(({ id }) => leadership.leads(`events ${id}`));
    const members = new Map(led.flatMap((cluster) => cluster.members.map((member) => [member, cluster])));
    for (const [member, events] of kept) {
      if (members.has(member)) continue;
      events.stop();
      kept.delete(member);
    }
    for (const [member, cluster] of members) {
      if (!kept.has(member)) kept.set(member, new MemberEvents(cluster, member));
    }
  };
  const writeAll = () => Promise.all([...kept.values()].map((events) => events.write()));
  const writing = setInterval(() => {
    follow();
    void writeAll();
  }, gatherMs);
  return async () => {
    clearInterval(writing);
    // Twice: what has just been heard waits for the second.
    for (let time = 0; time < 2; time++) await writeAll();
    for (const events of kept.values()) events.stop();
  };
}
