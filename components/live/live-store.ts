import { LiveConnection } from '@/components/live/live-connection';
import { type Liveness, livenessOfKind, unknownLiveness, worstOf } from '@/components/live/live-state';
import { TopicStore } from '@/components/live/topic-store';
import { WhenStill } from '@/components/live/when-still';
import { signInAgain } from '@/components/shell/sign-in-again';
import { type LiveRow, readDiff, readSnapshot, readState, type StateMessage } from '@/lib/live/messages';
import type { ServerEvent } from '@/lib/live/sse-reader';
import { readTopic } from '@/lib/live/topic';

/** A page that is left is often come back to; its topics are kept for this long. */
const lingerMs = 5_000;
/** Pages ask for several topics as they are drawn. */
const gatherMs = 20;
const staleAfterMs = 10_000;
/** A browser opens six connections to one server, in all its tabs: one that nobody looks at gives its up. */
const hiddenMs = 30_000;

interface Followed {
  readonly store: TopicStore;
  readonly listeners: Set<() => void>;
  readers: number;
  leaving: ReturnType<typeof setTimeout> | undefined;
  /** It goes when the stream is next asked for: rows without a stream that tells them would stay as they are. */
  isLeft: boolean;
}

/** All that this tab follows, over one stream. */
export class LiveStore {
  readonly #topics = new Map<string, Followed>();
  readonly #clusters = new Map<string, StateMessage>();
  readonly #connection: LiveConnection;
  /** Topics of which something is to be drawn. */
  readonly #changed = new Set<string>();
  readonly #draw: WhenStill;
  #own: Liveness = unknownLiveness;
  #asked = '';
  #gathering: ReturnType<typeof setTimeout> | undefined;
  #staleTimer: ReturnType<typeof setTimeout> | undefined;
  #hiddenTimer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    this.#connection = new LiveConnection({
      topics: () => [...this.#topics.keys()],
      onOpen: () => this.#turn({ state: 'live', since: Date.now() }),
      onEvents: (events) => this.#take(events),
      onLost: () => this.#lost(),
      onRefused: (isSignedOut) => {
        this.#turn({ state: 'refused', since: Date.now() });
        // What is no longer theirs to see leaves the screen.
        if (isSignedOut) signInAgain();
      },
    });
    this.#draw = new WhenStill(() => {
      const topics = [...this.#changed];
      this.#changed.clear();
      this.#tell(topics);
    });
    window.addEventListener('online', () => this.#connection.renew());
    document.addEventListener('visibilitychange', () => this.#onVisibility());
  }

  /** Follows a topic as long as somebody does. @returns what to call when it is of no more use */
  follow(topic: string, listener: () => void): () => void {
    const followed = this.#topics.get(topic) ?? this.#begin(topic);
    clearTimeout(followed.leaving);
    followed.isLeft = false;
    followed.readers += 1;
    followed.listeners.add(listener);
    return () => {
      followed.listeners.delete(listener);
      followed.readers -= 1;
      if (followed.readers > 0) return;
      followed.leaving = setTimeout(() => {
        followed.isLeft = true;
        this.#askSoon();
      }, lingerMs);
    };
  }

  /** Undefined while nobody follows it. */
  store(topic: string): TopicStore | undefined {
    return this.#topics.get(topic)?.store;
  }

  /** All topics that somebody follows, each with its rows of now. */
  followed(): readonly { readonly topic: string; readonly rows: readonly LiveRow[] }[] {
    return [...this.#topics].map(([topic, { store }]) => ({ topic, rows: store.list() }));
  }

  /** How current the rows of a topic are. */
  liveness(topic: string): Liveness {
    const read = readTopic(topic);
    if (this.#own.state !== 'live') return this.#own;
    if (!this.#topics.get(topic)?.store.isLoaded) return unknownLiveness;
    if (!read || read.kind === 'whole') return this.#own;
    const told = this.#clusters.get(read.cluster);
    return worstOf([this.#own, told ? livenessOfKind(read.kind, told) : unknownLiveness]);
  }

  #begin(topic: string): Followed {
    const read = readTopic(topic);
    const cluster = read && read.kind !== 'whole' ? read.cluster : null;
    const followed = {
      store: new TopicStore(cluster),
      listeners: new Set<() => void>(),
      readers: 0,
      leaving: undefined,
      isLeft: false,
    };
    this.#topics.set(topic, followed);
    this.#askSoon();
    return followed;
  }

  #askSoon(): void {
    this.#gathering ??= setTimeout(() => {
      this.#gathering = undefined;
      for (const [topic, { isLeft }] of this.#topics) if (isLeft) this.#topics.delete(topic);
      const asked = [...this.#topics.keys()].sort().join();
      if (asked === this.#asked) return;
      this.#asked = asked;
      if (asked === '') {
        this.#connection.stop();
        this.#connection.forget();
      } else {
        this.#connection.renew();
        this.#connection.start();
      }
    }, gatherMs);
  }

  #take(events: readonly ServerEvent[]): void {
    for (const { event, data } of events) {
      const topic = this.#takeOne(event, JSON.parse(data));
      if (topic !== null) this.#changed.add(topic);
      // It is of all kinds on its cluster.
      if (event === 'state') for (const each of this.#topics.keys()) this.#changed.add(each);
    }
    this.#draw.ask();
  }

  /** @returns the topic whose rows it changed */
  #takeOne(event: string, message: unknown): string | null {
    if (event === 'state') {
      const state = readState(message);
      this.#clusters.set(state.cluster, state);
      return null;
    }
    if (event === 'snapshot') {
      const { topic, rows, isFirst, isLast } = readSnapshot(message);
      return this.store(topic)?.takeSnapshot(rows, isFirst, isLast) ? topic : null;
    }
    if (event !== 'diff') return null;
    const { topic, changed, removed } = readDiff(message);
    this.store(topic)?.takeDiff(changed, removed);
    return topic;
  }

  #lost(): void {
    if (this.#own.state === 'reconnecting' || this.#own.state === 'stale') return;
    const since = Date.now();
    this.#turn({ state: 'reconnecting', since });
    this.#staleTimer = setTimeout(() => this.#turn({ state: 'stale', since }), staleAfterMs);
  }

  #turn(own: Liveness): void {
    if (own.state !== 'reconnecting') clearTimeout(this.#staleTimer);
    if (own.state === this.#own.state) return;
    this.#own = own;
    this.#tell([...this.#topics.keys()]);
  }

  #onVisibility(): void {
    clearTimeout(this.#hiddenTimer);
    if (document.hidden) this.#hiddenTimer = setTimeout(() => this.#connection.stop(), hiddenMs);
    else if (this.#topics.size > 0 && this.#own.state !== 'refused') this.#connection.start();
  }

  #tell(topics: readonly string[]): void {
    const listeners = new Set(topics.flatMap((topic) => [...(this.#topics.get(topic)?.listeners ?? [])]));
    for (const listener of listeners) listener();
  }
}

let shared: LiveStore | undefined;

/** The tab's own. In browsers only. */
export function liveStore(): LiveStore {
  shared ??= new LiveStore();
  return shared;
}
