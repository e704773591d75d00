import type { Cluster } from '@/gateway/engines/cluster';
import { askCostly } from '@/gateway/engines/costly';
import { log, reasonOf } from '@/gateway/log';
import { jsonOf } from '@/gateway/pipeline/ask-engine';
import { asList, asObject, asText } from '@/lib/docker-api/answers/fields';
import type { Json, JsonObject } from '@/lib/docker-api/json';

/** How much room things took when somebody last counted. */
export interface DiskSizes {
  /** Writable layers, by container. */
  readonly containers: ReadonlyMap<string, number>;
  /** Images, containers, volumes and build cache of the engine. */
  readonly total: number;
}

const firstAfterMs = 20_000;
const atMostEveryMs = 10 * 60_000;
/** Counting takes an engine's disk all its time: it rests this many times as long. */
const restFactor = 30;

/** Counts of one engine: now and then, since it is costly, and remembers what was counted. */
export class DiskCounter {
  readonly #alone: Cluster;
  #sizes: DiskSizes | null = null;
  #nextAt = Date.now() + firstAfterMs;
  #isCounting = false;

  /** @param alone what one engine has of its cluster */
  constructor(alone: Cluster) {
    this.#alone = alone;
  }

  /** Null: not counted yet. Begins to count when it is time. */
  sizes(): DiskSizes | null {
    if (Date.now() >= this.#nextAt && !this.#isCounting) void this.#count();
    return this.#sizes;
  }

  async #count(): Promise<void> {
    this.#isCounting = true;
    const startedAt = Date.now();
    try {
      const answer = await askCostly(
        { cluster: this.#alone, apiVersion: '1.41' },
        { method: 'GET', segments: ['system', 'df'] },
      );
      if (answer.status === 200) this.#sizes = sizesIn(asObject(jsonOf(answer)));
    } catch (error) {
      log('warn', 'disk use not counted', { cluster: this.#alone.name, reason: reasonOf(error) });
    } finally {
      this.#isCounting = false;
      this.#nextAt = Date.now() + Math.max(atMostEveryMs, (Date.now() - startedAt) * restFactor);
    }
  }
}

function sizesIn(usage: JsonObject): DiskSizes {
  const number = (value: Json | undefined) => (typeof value === 'number' && value > 0 ? value : 0);
  const containers = new Map(
    asList(usage.Containers).map((item) => [asText(asObject(item).Id), number(asObject(item).SizeRw)]),
  );
  const sum = (list: Json | undefined, of: (item: JsonObject) => Json | undefined) =>
    asList(list).reduce<number>((total, item) => total + number(of(asObject(item))), 0);
  const total =
    number(usage.LayersSize) +
    [...containers.values()].reduce((all, bytes) => all + bytes, 0) +
    sum(usage.Volumes, ({ UsageData }) => asObject(UsageData).Size) +
    sum(usage.BuildCache, ({ Size, Shared }) => (Shared === true ? 0 : Size));
  return { containers, total };
}
