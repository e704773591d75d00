import type { IncomingHttpHeaders } from 'node:http';
import type { Engine } from '@/gateway/engines/engine';
import { EngineUnreachable } from '@/gateway/engines/engine-unreachable';
import { NotASwarmManager } from '@/gateway/engines/not-a-swarm-manager';
import { EngineClock } from '@/gateway/inventory/engine-clock';
import { objectOf } from '@/gateway/inventory/engine-object';
import type { Item } from '@/gateway/inventory/item';
import type { AskItems } from '@/gateway/inventory/kind-inventory';
import { noListOf, type Reading, readItems, readListed } from '@/gateway/inventory/read-items';
import { streamList } from '@/gateway/inventory/stream-list';
import { asObject, asText } from '@/lib/docker-api/answers/fields';
import { engineVersion } from '@/lib/docker-api/api-version';
import { engineTarget } from '@/lib/docker-api/canonical-request';
import { isRefusal } from '@/lib/docker-api/errors';
import type { JsonObject } from '@/lib/docker-api/json';
import { type ItemKind, itemLists } from '@/lib/docker-api/kinds/item-kinds';
import { engineQuery, type QueryValues } from '@/lib/docker-api/query';
import { readEngineJson } from '@/lib/docker-api/strict-json';

const listedWithinMs = 30_000;
/** From so many items on a list is not read whole, which takes a connection of its own. */
const longList = 500;

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
    const { segments, query, member, isAskedById, order } = itemLists[kind];
    const readingOf = (known: ReadonlyMap<string, Item<K>>, mayBeOthers: boolean): Reading<K> => ({
      known,
      clock: this.clock,
      mayBeOthers,
    });
    const ask = async (asked: QueryValues, reading: Reading<K>) => {
      const bytes = await this.#read(segments, asked);
      if (bytes === null) throw new EngineUnreachable('the engine has no such list');
      return readItems(kind, bytes, reading);
    };
    let mayBeLong = member === null;
    const askAll = async (known: ReadonlyMap<string, Item<K>>) => {
      const reading = readingOf(known, false);
      const isStreamed = mayBeLong;
      mayBeLong = false;
      const items = isStreamed ? await this.#stream(kind, reading) : await ask(query, reading);
      mayBeLong = member === null && items.length >= longList;
      return items;
    };
    return {
      all: askAll,
      some: isAskedById
        ? (ids, known) => ask({ ...query, filters: { id: ids } }, readingOf(known, true))
        : null,
      order,
      mostAgeMs,
    };
  }

  /** A long list, taken up as it comes. */
  async #stream<K extends ItemKind>(kind: K, reading: Reading<K>): Promise<Item<K>[]> {
    const { segments, query } = itemLists[kind];
    const target = engineTarget(this.#apiVersion, segments, engineQuery(query));
    const items: Item<K>[] = [];
    const { status, bytes, isList } = await streamList(
      this.#engine,
      { target, withinMs: listedWithinMs },
      (text) => {
        items.push(readListed(kind, text, reading));
      },
    );
    if (status !== 200) throw failureOf(status, bytes);
    if (!isList) throw noListOf(kind);
    return items;
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
    throw failureOf(status, bytes);
  }
}

function failureOf(status: number, bytes: Buffer): EngineUnreachable | NotASwarmManager {
  const answer = readEngineJson(bytes);
  const message = isRefusal(answer) ? '' : asText(asObject(answer.value).message);
  return NotASwarmManager.says(message)
    ? new NotASwarmManager(message)
    : new EngineUnreachable(`the engine answered ${status}: ${message}`);
}
