import type { Engine } from '@/gateway/engines/engine';
import { EngineUnreachable } from '@/gateway/engines/engine-unreachable';
import { NotASwarmManager } from '@/gateway/engines/not-a-swarm-manager';
import { ChangeListeners, type InventoryChange } from '@/gateway/inventory/change-listeners';
import { type EngineNotice, noticeOf } from '@/gateway/inventory/engine-event';
import { type Freshness, Hearing } from '@/gateway/inventory/hearing';
import { type Item, itemsOf } from '@/gateway/inventory/item';
import { keepFollowing } from '@/gateway/inventory/keep-following';
import { type AskItems, KindInventory } from '@/gateway/inventory/kind-inventory';
import { rememberedForEver } from '@/gateway/inventory/remembered-for-ever';
import { Resettling } from '@/gateway/inventory/resettling';
import { TaskPoll } from '@/gateway/inventory/task-poll';
import type { Touched } from '@/gateway/inventory/touched-by';
import { asObject, asText } from '@/lib/docker-api/answers/fields';
import { engineTarget } from '@/lib/docker-api/canonical-request';
import { isRefusal } from '@/lib/docker-api/errors';
import type { JsonObject } from '@/lib/docker-api/json';
import type { ImageThing } from '@/lib/docker-api/kinds/image';
import { type ItemKind, itemKinds, itemLists, type ThingOf } from '@/lib/docker-api/kinds/item-kinds';
import { labelsOf } from '@/lib/docker-api/kinds/kind';
import { kinds } from '@/lib/docker-api/kinds/kinds';
import type { TaskThing } from '@/lib/docker-api/kinds/task';
import type { Thing, ThingKind } from '@/lib/docker-api/kinds/thing';
import { engineQuery, type QueryValues } from '@/lib/docker-api/query';
import { readEngineJson } from '@/lib/docker-api/strict-json';

/**
 * What is on one engine. Every function throws EngineUnreachable, and those that only a Swarm's
 * manager can answer NotASwarmManager. But for `recent`, all that was done before the call is seen.
 */
export interface Inventory {
  /** Everything of a kind, asked of the engine. */
  things(kind: ThingKind): Promise<readonly Thing[]>;
  /**
   * The things that a reference could mean, by what is known without asking: all that was done
   * through this gateway before the call is seen, and what was done elsewhere a moment later. Null
   * when the engine must be asked. What is not found may be there all the same.
   */
  recent(kind: ThingKind, reference: string): Promise<readonly Thing[] | null>;
  /** Null when it is not there. */
  volume(name: string): Promise<Thing | null>;
  tasks(): Promise<readonly TaskThing[]>;
  images(): Promise<readonly ImageThing[]>;
  imageLabels(imageId: string): Promise<Readonly<Record<string, string>>>;
}

/** What is known of a kind without asking. */
export interface KnownOfKind<K extends ItemKind> {
  readonly items: ReadonlyMap<string, Item<K>>;
  /** When it was last known to be all true; null: never. */
  readonly at: Date | null;
  readonly isFollowing: boolean;
}

export interface Followed {
  /** Called each time that the engine's events begin to come in. */
  onOpen(): void;
  onNotice(notice: EngineNotice): void;
}

/** An inventory that is kept up to date by what the engine tells and by what we do. */
export interface KeptInventory extends Inventory {
  /** Whether what is known is kept up to date, and is not asked for each time. */
  readonly isFollowing: boolean;
  /**
   * Everything of a kind, in the engine's order, without asking while the engine's events come in: all
   * that was done through this gateway before the call is seen, and what was done elsewhere a moment
   * later. @throws EngineUnreachable, NotASwarmManager
   */
  items<K extends ItemKind>(kind: K): Promise<readonly Item<K>[]>;
  /** What is known now, also when the engine has gone. It is what it was then. */
  known<K extends ItemKind>(kind: K): KnownOfKind<K>;
  freshness(): Freshness;
  /** Tells of what has changed, gathered for a moment. @returns what ends it */
  onChange(listener: (change: InventoryChange) => void): () => void;
  /** Every event of the engine, as it comes. Some come again after a gap. @returns what ends it */
  onEvent(listener: (event: JsonObject) => void): () => void;
  /** Keeps it by the engine's events until `stopping`, whatever befalls the connection. */
  follow(stopping: AbortSignal, followed: Followed): Promise<void>;
  /** This gateway did something that may have changed this. */
  touch(touched: Touched): void;
}

type KeptKinds = { readonly [K in ItemKind]: KindInventory<K> };

const apiVersion = '1.41';
const withinMs = 30_000;
/** Events can be lost on their way: everything is looked at again this often. */
const relistEveryMs = 30_000;

export function openInventory(engine: Engine): KeptInventory {
  const hearing = new Hearing();
  const changes = new ChangeListeners();
  const eventListeners = new Set<(event: JsonObject) => void>();

  const read = async (segments: readonly string[], query: QueryValues = {}): Promise<Buffer | null> => {
    const target = engineTarget(apiVersion, segments, engineQuery(query));
    const { status, bytes } = await engine.read({ method: 'GET', target, withinMs });
    if (status === 200) return bytes;
    if (status === 404) return null;
    const answer = readEngineJson(bytes);
    const message = isRefusal(answer) ? '' : asText(asObject(answer.value).message);
    if (NotASwarmManager.says(message)) throw new NotASwarmManager(message);
    throw new EngineUnreachable(`the engine answered ${status}: ${message}`);
  };
  const readObject = async (segments: readonly string[]): Promise<JsonObject | null> => {
    const bytes = await read(segments);
    if (bytes === null) return null;
    const answer = readEngineJson(bytes);
    if (isRefusal(answer)) throw new EngineUnreachable(answer.message);
    return asObject(answer.value);
  };
  const askFor = <K extends ItemKind>(kind: K, mostAgeMs: (() => number) | null): AskItems<K> => {
    const { segments, query, isAskedById } = itemLists[kind];
    const ask = async (asked: QueryValues, known: ReadonlyMap<string, Item<K>>) => {
      const bytes = await read(segments, asked);
      if (bytes === null) throw new EngineUnreachable('the engine has no such list');
      return itemsOf(kind, bytes, known);
    };
    return {
      all: (known) => ask(query, known),
      some: isAskedById ? (ids, known) => ask({ ...query, filters: { id: ids } }, known) : null,
      mostAgeMs,
    };
  };
  const keep = <K extends ItemKind>(kind: K, mostAgeMs: (() => number) | null = null) =>
    new KindInventory<K>(askFor(kind, mostAgeMs), hearing, (changed) => changes.tell(kind, changed));
  const kept: KeptKinds = {
    container: keep('container'),
    network: keep('network'),
    volume: keep('volume'),
    service: keep('service'),
    secret: keep('secret'),
    config: keep('config'),
    node: keep('node'),
    task: keep('task', () => poll.mostAgeMs),
    image: keep('image'),
  };
  const poll = new TaskPoll(async () => {
    const before = kept.task.known.size;
    let hasChanged = false;
    const stop = changes.add((change) => {
      hasChanged ||= change.kind === 'task';
    });
    try {
      await kept.task.listed();
    } finally {
      stop();
    }
    return hasChanged || kept.task.known.size !== before;
  });
  const resettling = new Resettling((id) => kept.container.heard(id));
  const labelsOfImage = rememberedForEver(async (imageId) => {
    const image = await readObject(['images', imageId, 'json']);
    return image === null ? null : labelsOf(asObject(image.Config).Labels);
  });
  const thingsOf = <K extends ItemKind>(items: readonly Item<K>[]): ThingOf<K>[] =>
    items.map(({ thing }) => thing);

  const takeIn = ({ kind, id, isGone }: EngineNotice) => {
    if (isGone && id !== null) kept[kind].gone(id);
    else kept[kind].heard(id);
    if (kind === 'container' && id !== null) {
      if (isGone) resettling.forget(id);
      else resettling.add(id);
    }
    if (kind === 'service' || kind === 'node' || kind === 'container') poll.wake();
  };
  const relist = () => {
    for (const kind of itemKinds) {
      if (kind !== 'task' && Date.now() - kept[kind].askedAllAt > relistEveryMs) kept[kind].relistSoon();
    }
  };

  return {
    get isFollowing() {
      return hearing.isFollowing;
    },
    items: (kind) => kept[kind].items(),
    known: (kind) => ({
      items: kept[kind].known,
      at: kept[kind].isKnown ? hearing.confirmedAt : null,
      isFollowing: hearing.isFollowing,
    }),
    freshness: () => hearing.freshness,
    onChange: (listener) => changes.add(listener),
    onEvent: (listener) => {
      eventListeners.add(listener);
      return () => eventListeners.delete(listener);
    },
    things: async (kind) => thingsOf(await kept[kind].listed()),
    recent: async (kind, reference) => {
      // A volume's name may be borne by another the next moment: no id tells them apart.
      const found = kind === 'volume' ? null : await kept[kind].recent(reference);
      return found && thingsOf(found);
    },
    volume: async (name) => {
      const found = await readObject(['volumes', name]);
      return found && kinds.volume.read(found);
    },
    tasks: async () => thingsOf(await kept.task.listed()),
    images: async () => thingsOf(await kept.image.listed()),
    imageLabels: async (imageId) => (await labelsOfImage(imageId)) ?? {},
    touch: ({ kind, id }) => {
      kept[kind].touch(id);
      if (kind === 'task') poll.wake();
    },
    follow: async (stopping, { onOpen, onNotice }) => {
      const relisting = setInterval(relist, relistEveryMs / 6);
      await keepFollowing(engine, hearing, stopping, {
        onOpen: () => {
          for (const kind of itemKinds) kept[kind].heard(null);
          for (const kind of itemKinds) if (kind !== 'task') kept[kind].settleSoon();
          poll.start();
          onOpen();
        },
        onEvent: (event) => {
          for (const listener of eventListeners) listener(event);
          const notice = noticeOf(event);
          if (notice === null) return;
          takeIn(notice);
          onNotice(notice);
        },
        onClose: () => poll.stop(),
      });
      clearInterval(relisting);
    },
  };
}
