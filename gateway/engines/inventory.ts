import type { Engine } from '@/gateway/engines/engine';
import { ChangeListeners, type InventoryChange } from '@/gateway/inventory/change-listeners';
import { DetailsChanged } from '@/gateway/inventory/details-changed';
import { type EngineNotice, noticeOf } from '@/gateway/inventory/engine-event';
import { EngineLists } from '@/gateway/inventory/engine-lists';
import { type Freshness, Hearing } from '@/gateway/inventory/hearing';
import type { Item } from '@/gateway/inventory/item';
import { keepFollowing } from '@/gateway/inventory/keep-following';
import { type KeptKinds, keepKinds } from '@/gateway/inventory/kept-kinds';
import { rememberedForEver } from '@/gateway/inventory/remembered-for-ever';
import { Resettling } from '@/gateway/inventory/resettling';
import { StatusTimes } from '@/gateway/inventory/status-times';
import { beatSwarm } from '@/gateway/inventory/swarm-beat';
import { SwarmHearing, type SwarmSilence } from '@/gateway/inventory/swarm-hearing';
import { TaskPoll } from '@/gateway/inventory/task-poll';
import type { Touched } from '@/gateway/inventory/touched-by';
import { asObject } from '@/lib/docker-api/answers/fields';
import type { JsonObject } from '@/lib/docker-api/json';
import type { ImageThing } from '@/lib/docker-api/kinds/image';
import { type ItemKind, itemKinds, itemLists, type ThingOf } from '@/lib/docker-api/kinds/item-kinds';
import { labelsOf } from '@/lib/docker-api/kinds/kind';
import { kinds } from '@/lib/docker-api/kinds/kinds';
import type { TaskThing } from '@/lib/docker-api/kinds/task';
import type { Thing, ThingKind } from '@/lib/docker-api/kinds/thing';

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
  /** The version of the API whose shapes its items have: the engine's highest, or ours. */
  readonly apiVersion: string;
  /**
   * Everything of a kind, in the engine's order, without asking while the engine's events come in: all
   * that was done through this gateway before the call is seen, and what was done elsewhere a moment
   * later. @throws EngineUnreachable, NotASwarmManager
   */
  items<K extends ItemKind>(kind: K): Promise<readonly Item<K>[]>;
  /** What is known now, also when the engine has gone. It is what it was then. */
  known<K extends ItemKind>(kind: K): KnownOfKind<K>;
  freshness(): Freshness;
  /** Its Swarm cannot be told of now, though the engine may answer: what is known of it is what it was. */
  swarmSilence(): SwarmSilence | null;
  /** When details of a container last changed that no list tells, in milliseconds; 0: not that is known. */
  detailsChangedAt(containerId: string): number;
  /** How often it was followed anew, with all lists asked for again. */
  readonly timesFollowed: number;
  /** Tells of what has changed, gathered for a moment. @returns what ends it */
  onChange(listener: (change: InventoryChange) => void): () => void;
  /** Every event of the engine, as it comes. Some come again after a gap. @returns what ends it */
  onEvent(listener: (event: JsonObject) => void): () => void;
  /** Keeps it by the engine's events until `stopping`, whatever befalls the connection. */
  follow(stopping: AbortSignal, followed: Followed): Promise<void>;
  /** This gateway did something that may have changed this. */
  touch(touched: Touched): void;
}

/** Events can be lost on their way: everything is looked at again this often. */
const relistEveryMs = 30_000;
/** Whether managers reach each other: worked out for each list, and told by no event (swarmkit, controlapi). */
const relistNodesEveryMs = 2_000;

export function openInventory(engine: Engine): KeptInventory {
  const hearing = new Hearing();
  const swarm = new SwarmHearing();
  const details = new DetailsChanged();
  let stopBeating: () => void = () => undefined;
  const changes = new ChangeListeners();
  const lists = new EngineLists(engine);
  const eventListeners = new Set<(event: JsonObject) => void>();
  const times = new StatusTimes((id) => lists.object(['containers', id, 'json']));
  let tasksChanged = 0;
  const kept = keepKinds({
    lists,
    hearing,
    times,
    taskAgeMs: () => poll.mostAgeMs,
    onChanged: (kind, changed) => {
      if (kind === 'task') tasksChanged += 1;
      changes.tell(kind, changed);
    },
  });
  const poll = new TaskPoll(async () => {
    const before = tasksChanged;
    await kept.task.listed();
    return tasksChanged !== before;
  });
  const resettling = new Resettling((id) => kept.container.heard(id));
  const labelsOfImage = rememberedForEver(async (imageId) => {
    const image = await lists.object(['images', imageId, 'json']);
    return image === null ? null : labelsOf(asObject(image.Config).Labels);
  });
  const thingsOf = <K extends ItemKind>(items: readonly Item<K>[]): ThingOf<K>[] =>
    items.map(({ thing }) => thing);

  const takeIn = ({ kind, id, isGone, isOfDetails }: EngineNotice) => {
    if (isGone && id !== null) kept[kind].gone(id);
    else kept[kind].heard(id);
    if (kind === 'container' && id !== null) {
      if (isGone) {
        resettling.forget(id);
        details.forget(id);
      } else resettling.add(id);
      if (isOfDetails) {
        details.heard(id);
        changes.tell(kind, { changed: [id], removed: [], isAll: false });
      }
    }
    if (kind === 'service' || kind === 'node' || kind === 'container') poll.wake();
  };
  const relist = () => {
    for (const kind of itemKinds) {
      const everyMs = kind === 'node' && kept.node.known.size > 1 ? relistNodesEveryMs : relistEveryMs;
      if (kind !== 'task' && Date.now() - kept[kind].askedAllAt >= everyMs) kept[kind].relistSoon();
    }
  };

  return {
    get isFollowing() {
      return hearing.isFollowing;
    },
    get apiVersion() {
      return lists.apiVersion;
    },
    items: (kind) => kept[kind].items(),
    known: (kind) => ({
      items: kept[kind].known,
      at: kept[kind].isKnown ? hearing.confirmedAt : null,
      isFollowing: hearing.isFollowing,
    }),
    freshness: () => freshnessOf(hearing, kept),
    detailsChangedAt: (id) => details.at(id),
    swarmSilence: () => (hearing.isFollowing ? swarm.silence : null),
    get timesFollowed() {
      return hearing.timesOpened;
    },
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
      const found = await lists.object(['volumes', name]);
      return found && kinds.volume.read(found);
    },
    tasks: async () => thingsOf(await kept.task.listed()),
    images: async () => thingsOf(await kept.image.listed()),
    imageLabels: async (imageId) => (await labelsOfImage(imageId)) ?? {},
    touch: ({ kind, id }) => {
      kept[kind].touch(id);
      if (kind === 'service' || kind === 'node') poll.wake();
    },
    follow: async (stopping, { onOpen, onNotice }) => {
      const relisting = setInterval(relist, relistNodesEveryMs / 2);
      await keepFollowing(engine, hearing, stopping, {
        onPing: (headers, askedAt) => lists.learn(headers, askedAt),
        onOpen: () => {
          for (const kind of itemKinds) kept[kind].heard(null);
          for (const kind of itemKinds) if (kind !== 'task') kept[kind].settleSoon();
          poll.start();
          stopBeating = beatSwarm(lists, swarm);
          onOpen();
        },
        onEvent: (event) => {
          for (const listener of eventListeners) listener(event);
          const notice = noticeOf(event);
          if (notice === null) return;
          takeIn(notice);
          onNotice(notice);
        },
        onClose: () => {
          poll.stop();
          stopBeating();
          times.stop();
        },
      });
      clearInterval(relisting);
    },
  };
}

/** An engine whose events come in, but that gives no list, leaves what is known of it as it was. */
function freshnessOf(hearing: Hearing, kept: KeptKinds): Freshness {
  const { freshness } = hearing;
  const behind = itemKinds.flatMap((kind) => {
    const since = itemLists[kind].isSwarm ? null : kept[kind].behindSince;
    return since === null ? [] : [since];
  });
  if (freshness.state !== 'live' || behind.length === 0) return freshness;
  const since = Math.min(...behind);
  return { state: 'stale', since: new Date(since), ageMs: Date.now() - since };
}
