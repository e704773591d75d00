import type { IncomingHttpHeaders } from 'node:http';
import type { Engine } from '@/gateway/engines/engine';
import { EngineUnreachable } from '@/gateway/engines/engine-unreachable';
import { NotASwarmManager } from '@/gateway/engines/not-a-swarm-manager';
import { EngineClock } from '@/gateway/inventory/engine-clock';
import { objectOf } from '@/gateway/inventory/engine-object';
import type { Item } from '@/gateway/inventory/item';
import type { AskItems } from '@/gateway/inventory/kind-inventory';
import { readItems } from '@/gateway/inventory/read-items';
import { asObject, asText } from '@/lib/docker-api/answers/fields';
import { engineVersion } from '@/lib/docker-api/api-version';
import { engineTarget } from '@/lib/docker-api/canonical-request';
import { isRefusal } from '@/lib/docker-api/errors';
import type { JsonObject } from '@/lib/docker-api/json';
import { type ItemKind, itemLists } from '@/lib/docker-api/kinds/item-kinds';
import { engineQuery, type QueryValues } from '@/lib/docker-api/query';
import { readEngineJson } from '@/lib/docker-api/strict-json';

const listedWithinMs = 30_000;

/** Asks one engine for its lists, in the highest version that it and we speak: what clients agree on. */
export class EngineLists {
  readonly clock = new EngineClock();
  readonly #engine: Engine;
  #apiVersion = '1.41';

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  get apiVersion(): string {
    return this.#apiVersion;
  }

  /** What an answer to `/_ping` tells. */
  learn(headers: IncomingHttpHeaders, askedAt: number): void {
    this.clock.learn(headers.date, askedAt, Date.now());
    const highest = headers['api-version'];
    const version = typeof highest === 'string' ? engineVersion(null, highest) : null;
    if (version && !isRefusal(version)) this.#apiVersion = version.version;
  }

  /** Null where there is none. @throws EngineUnreachable, NotASwarmManager */
  async object(segments: readonly string[], withinMs?: number): Promise<JsonObject | null> {
    const bytes = await this.#read(segments, {}, withinMs);
    return bytes && objectOf(bytes);
  }

  /** @param mostAgeMs for what sends no events */
  listsOf<K extends ItemKind>(kind: K, mostAgeMs: (() => number) | null = null): AskItems<K> {
    const { segments, query, isAskedById, order } = itemLists[kind];
    const ask = async (asked: QueryValues, known: ReadonlyMap<string, Item<K>>, mayBeOthers: boolean) => {
      const bytes = await this.#read(segments, asked);
      if (bytes === null) throw new EngineUnreachable('the engine has no such list');
      return readItems(kind, bytes, { known, clock: this.clock, mayBeOthers });
    };
    return {
      all: (known) => ask(query, known, false),
      some: isAskedById ? (ids, known) => ask({ ...query, filters: { id: ids } }, known, true) : null,
      order,
      mostAgeMs,
    };
  }

  async #read(
    segments: readonly string[],
    query: QueryValues = {},
    withinMs = listedWithinMs,
  ): Promise<Buffer | null> {
    const target = engineTarget(this.#apiVersion, segments, engineQuery(query));
    const { status, bytes } = await this.#engine.read({ method: 'GET', target, withinMs });
    if (status === 200) return bytes;
    if (status === 404) return null;
    const answer = readEngineJson(bytes);
    const message = isRefusal(answer) ? '' : asText(asObject(answer.value).message);
    if (NotASwarmManager.says(message)) throw new NotASwarmManager(message);
    throw new EngineUnreachable(`the engine answered ${status}: ${message}`);
  }
}
