import { EngineUnreachable } from '@/gateway/engines/engine-unreachable';
import type { SampledEngine } from '@/gateway/metrics/sampled-engines';
import { engineTarget } from '@/lib/docker-api/canonical-request';
import { ratesBetween, secondsBetween } from '@/lib/docker-api/stats/rates';
import { type Reading, readingFrom } from '@/lib/docker-api/stats/reading';
import { type MetricValues, metricIndex, noValues } from '@/lib/metrics/metrics';

/** An engine reads a container's statistics in some milliseconds; it is given so few at a time. */
const atOnce = 4;
const answerWithinMs = 5_000;
/** An engine that leaves so many unanswered in a row is left alone until the next round. */
const mostFailures = 3;

const [cpu, memory, received, sent, read, written] = (
  [
    'cpuCores',
    'memoryBytes',
    'networkReceivedBytesPerSecond',
    'networkSentBytesPerSecond',
    'diskReadBytesPerSecond',
    'diskWrittenBytesPerSecond',
  ] as const
).map(metricIndex);

interface Sampled {
  /** Milliseconds of our own steady clock. */
  readonly at: number;
  readonly reading: Reading | null;
  readonly values: MetricValues;
}

export interface Round {
  /** Milliseconds of the steady clock at which the round ends, sampled or not. */
  readonly until: number;
  /** How many containers of all engines together are sampled at most. */
  readonly most: number;
}

/**
 * Samples the containers of a cluster. A round never lasts longer than it may and never overlaps the
 * next: what it leaves over is what the next begins with, and counters make up for the time between.
 */
export class ContainerSampler {
  readonly #sampled = new Map<string, Sampled>();
  readonly #now: () => number;

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** @returns how many were sampled */
  async round(engines: readonly SampledEngine[], { until, most }: Round): Promise<number> {
    const present = new Set(engines.flatMap(({ containers }) => containers.map(({ id }) => id)));
    for (const id of this.#sampled.keys()) if (!present.has(id)) this.#sampled.delete(id);
    const startedAt = this.#now();
    const pace = { taken: 0, startedAt, perMs: most / Math.max(1, until - startedAt) };
    const counts = await Promise.all(
      engines.map((sampled) =>
        this.#sampleEngine(
          sampled,
          until,
          Math.ceil((most * sampled.containers.length) / present.size),
          pace,
        ),
      ),
    );
    return counts.reduce((sum, count) => sum + count, 0);
  }

  /** The latest values of a container that are not older than this; null where there are none. */
  latest(id: string, olderThanMs: number): MetricValues | null {
    const sampled = this.#sampled.get(id);
    return sampled && this.#now() - sampled.at <= olderThanMs ? sampled.values : null;
  }

  async #sampleEngine(
    { member: { engine }, containers }: SampledEngine,
    until: number,
    most: number,
    pace: { taken: number; readonly startedAt: number; readonly perMs: number },
  ): Promise<number> {
    // Those that have waited longest come first.
    const order = containers
      .map(({ id }) => ({ id, at: this.#sampled.get(id)?.at ?? Number.NEGATIVE_INFINITY }))
      .sort((a, b) => a.at - b.at)
      .slice(0, most);
    let next = 0;
    let failures = 0;
    let count = 0;
    const work = async () => {
      for (;;) {
        const taken = order[next++];
        if (!taken || failures >= mostFailures) return;
        // Spread over the round where there are many, so that nobody else has to wait.
        const ahead = pace.taken++ / pace.perMs - (this.#now() - pace.startedAt);
        if (order.length > spreadFrom && ahead > 0)
          await new Promise((resolve) => setTimeout(resolve, ahead));
        if (this.#now() >= until) return;
        try {
          const answer = await engine.read({
            method: 'GET',
            target: engineTarget('1.41', ['containers', taken.id, 'stats'], 'one-shot=1&stream=0'),
            withinMs: Math.min(answerWithinMs, Math.max(1, until - this.#now())),
          });
          failures = 0;
          // 404 and 409 are those that have just ended.
          if (answer.status === 200) count += this.#take(taken.id, readingFrom(parsed(answer.bytes))) ? 1 : 0;
        } catch (error) {
          if (!(error instanceof EngineUnreachable)) throw error;
          failures += 1;
        }
      }
    };
    await Promise.all(Array.from({ length: atOnce }, work));
    return count;
  }

  #take(id: string, reading: Reading | null): boolean {
    const at = this.#now();
    const before = this.#sampled.get(id);
    if (reading === null) {
      this.#sampled.delete(id);
      return false;
    }
    const values = noValues();
    const set = (index: number | undefined, value: number) => {
      if (index !== undefined) values[index] = value;
    };
    set(memory, reading.memoryBytes);
    if (before?.reading) {
      const seconds = secondsBetween(before.reading, reading, (at - before.at) / 1000);
      const rates = ratesBetween(before.reading, reading, Math.max(seconds, 0.001));
      set(cpu, rates.cpuCores);
      set(received, rates.receivedPerSecond);
      set(sent, rates.sentPerSecond);
      set(read, rates.readPerSecond);
      set(written, rates.writtenPerSecond);
    }
    this.#sampled.set(id, { at, reading, values });
    return true;
  }
}

/** Below so many they are sampled at once, so that what is shown is of the same moment. */
const spreadFrom = 100;

/** Statistics of millions are rounded by nothing that anybody sees. Null where it is no JSON. */
function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    throw new EngineUnreachable(new Error('its statistics are not JSON'));
  }
}
