import type { Cluster } from '@/gateway/engines/cluster';
import type { Clusters } from '@/gateway/engines/clusters';
import { Fleet } from '@/gateway/fleet/fleet';
import { Board } from '@/gateway/live/board';
import { ClusterBoards } from '@/gateway/live/cluster-boards';
import { ClusterStates } from '@/gateway/live/cluster-states';
import { LiveSession, type TopicSource } from '@/gateway/live/session';
import type { SseOutput } from '@/gateway/live/sse-output';
import { Refused } from '@/gateway/refused';
import type { Actor } from '@/lib/auth/actor';
import type { PlacementNotice } from '@/lib/db/listen';
import { fleetTopic } from '@/lib/fleet/fleet-row';
import type { StateMessage } from '@/lib/live/messages';
import { readTopic } from '@/lib/live/topic';

/** Changes that come closer together are told together. */
const batchMs = 200;
/** What comes after a quiet while is told at once, with what comes right after it. */
const gatherMs = 15;
const lookEveryMs = 250;
const beatEveryMs = 15_000;
const readyWithinMs = 2_000;
/** How long a tab may be without its connection and still go on where it was. */
const parkedMs = 60_000;
const streamsPerPerson = 60;
const parkedPerPerson = 20;

interface Entry {
  readonly session: LiveSession;
  topics: readonly string[];
  parked: NodeJS.Timeout | null;
}

const nothing = new Board();

/** All that is followed through this gateway: the boards of the clusters, and who reads them. */
export class Live {
  readonly #clusters: Clusters;
  readonly #boards = new Map<string, ClusterBoards>();
  readonly #states: ClusterStates;
  readonly #wholes = new Map<string, { readonly board: Board; readonly ready: () => Promise<void> }>();
  readonly #fleet: Fleet;
  readonly #sessions = new Map<string, Entry>();
  readonly #timers: NodeJS.Timeout[];
  #telling: NodeJS.Timeout | null = null;
  #toldAt = 0;

  constructor(clusters: Clusters) {
    this.#clusters = clusters;
    this.#states = new ClusterStates(clusters);
    this.offer('clusters', this.#states.board);
    this.#fleet = new Fleet(clusters, (cluster) => this.boardsOf(cluster));
    this.offer(fleetTopic, this.#fleet.board, () => this.#fleet.ready());
    this.#timers = [
      setInterval(() => this.#look(), lookEveryMs),
      setInterval(() => this.#beat(), beatEveryMs),
    ];
    for (const timer of this.#timers) timer.unref();
  }

  /**
   * Offers a board that is of no cluster as a topic of this name.
   *
   * @param ready done when it holds what there is
   */
  offer(topic: string, board: Board, ready = () => Promise.resolve()): void {
    this.#wholes.set(topic, { board, ready });
  }

  /** The boards of a cluster; from the first call on they are kept. */
  boardsOf(cluster: Cluster): ClusterBoards {
    const known = this.#boards.get(cluster.id);
    if (known?.cluster === cluster) return known;
    known?.close();
    const boards = new ClusterBoards(cluster);
    this.#boards.set(cluster.id, boards);
    return boards;
  }

  /** Waits a moment until these topics tell of all that was done through this gateway before. */
  async ready(topics: readonly string[], actor: Actor): Promise<void> {
    const waits = topics.map((topic) => {
      const read = readTopic(topic);
      if (read === null) return undefined;
      if (read.kind === 'whole') return this.#wholes.get(read.name)?.ready();
      return this.#boardsFor(topic, actor)?.ready(read.kind);
    });
    await withPatience(waits);
  }

  /** The boards of all clusters that this person may know, when they have begun. */
  async everything({ clusterId }: Actor): Promise<ClusterBoards[]> {
    const clusters = this.#clusters.all().filter(({ id }) => clusterId === null || clusterId === id);
    const boards = clusters.map((cluster) => this.boardsOf(cluster));
    await withPatience(boards.map((each) => each.begun()));
    return boards;
  }

  /** What a topic is to this person; an empty board for a cluster that is not there. Null: no such topic. */
  source(topic: string, actor: Actor): TopicSource | null {
    const read = readTopic(topic);
    if (read === null) return null;
    if (read.kind === 'whole') {
      const whole = this.#wholes.get(read.name);
      return whole ? { board: whole.board, only: null } : null;
    }
    const boards = this.#boardsFor(topic, actor);
    return { board: boards?.board(read.kind) ?? nothing, only: read.id };
  }

  /** How recent what is known of a cluster is. */
  stateOf(clusterName: string, { clusterId }: Actor): StateMessage {
    return this.#states.of(clusterName, clusterId);
  }

  /**
   * The session that a tab goes on with, or a new one.
   *
   * @param token of the session whose stream the tab had before
   * @throws Refused 429 when the person has too many
   */
  enter(actor: Actor, token: string | null, topics: readonly string[]): LiveSession {
    const known = token === null ? undefined : this.#sessions.get(token);
    const entry = known?.session.isOf(actor) ? known : this.#begin(actor);
    if (entry.parked) clearTimeout(entry.parked);
    entry.parked = null;
    entry.topics = topics;
    entry.session.renew(actor);
    this.#attach(entry);
    return entry.session;
  }

  /**
   * Tells it on this connection from now on.
   *
   * @param after the number of the last message that arrived; null: none
   */
  connect(session: LiveSession, output: SseOutput, after: number | null): void {
    session.connect(output, after);
    this.#tellStates(session, this.#sessions.get(session.token)?.topics ?? []);
    this.#tellSoon();
  }

  /** Its connection has ended; it is kept for a moment. */
  park(session: LiveSession): void {
    const entry = this.#sessions.get(session.token);
    if (entry === undefined || session.isConnected || entry.parked) return;
    entry.parked = setTimeout(() => this.leave(session), parkedMs).unref();
    const { userId } = session.reader.actor;
    const parked = this.#ofPerson(userId).filter((each) => each.parked);
    for (const each of parked.slice(0, -parkedPerPerson)) this.leave(each.session);
  }

  leave(session: LiveSession): void {
    const entry = this.#sessions.get(session.token);
    if (entry?.parked) clearTimeout(entry.parked);
    this.#sessions.delete(session.token);
    session.close();
  }

  /** Where a thing is may have changed; null: where anything is. */
  placesChanged(notice: PlacementNotice | null): void {
    for (const boards of this.#boards.values()) {
      if (notice === null || notice.clusterId === boards.cluster.id) boards.placesChanged(notice);
    }
  }

  /** The names of images may be others' now. */
  accessChanged(): void {
    for (const boards of this.#boards.values()) boards.ownersChanged();
  }

  /** A cluster's row is gone or says something else. */
  clusterClosed(clusterId: string): void {
    this.#boards.get(clusterId)?.close();
    this.#boards.delete(clusterId);
  }

  close(): void {
    for (const timer of this.#timers) clearInterval(timer);
    this.#fleet.close();
    for (const { session } of [...this.#sessions.values()]) this.leave(session);
    for (const boards of this.#boards.values()) boards.close();
  }

  #begin(actor: Actor): Entry {
    if (this.#ofPerson(actor.userId).filter(({ parked }) => !parked).length >= streamsPerPerson) {
      throw new Refused(
        429,
        `You have ${streamsPerPerson} pages open that follow clusters. Close some first.`,
      );
    }
    const session = new LiveSession(actor, () => this.#tellSoon());
    const entry: Entry = { session, topics: [], parked: null };
    this.#sessions.set(session.token, entry);
    return entry;
  }

  #ofPerson(userId: string): Entry[] {
    return [...this.#sessions.values()].filter(({ session }) => session.reader.actor.userId === userId);
  }

  #attach({ session, topics }: Entry): void {
    const { actor } = session.reader;
    session.follow(
      new Map(topics.map((topic) => [topic, this.source(topic, actor) ?? { board: nothing, only: null }])),
    );
    this.#tellStates(session, topics);
    this.#tellSoon();
  }

  #boardsFor(topic: string, actor: Actor): ClusterBoards | null {
    const read = readTopic(topic);
    if (read === null || read.kind === 'whole') return null;
    const cluster = this.#clusters.byName(read.cluster);
    // A certificate is for one cluster; for its holder there are no others.
    const isTheirs = cluster !== null && (actor.clusterId === null || actor.clusterId === cluster.id);
    return isTheirs ? this.boardsOf(cluster) : null;
  }

  #tellStates(session: LiveSession, topics: readonly string[]): void {
    for (const topic of topics) {
      const read = readTopic(topic);
      if (read !== null && read.kind !== 'whole') {
        const { clusterId } = session.reader.actor;
        session.tellState(this.#states.of(read.cluster, clusterId));
      }
    }
  }

  #look(): void {
    const areOthers = this.#states.look();
    // So that the first who looks or searches need not wait.
    if (areOthers) for (const cluster of this.#clusters.all()) this.boardsOf(cluster);
    for (const entry of this.#sessions.values()) {
      // A cluster that is registered anew under its name is another.
      if (areOthers) this.#attach(entry);
      else if (entry.session.isConnected) this.#tellStates(entry.session, entry.topics);
    }
  }

  #beat(): void {
    for (const { session } of this.#sessions.values()) session.beat();
  }

  #tellSoon(): void {
    if (this.#telling) return;
    const wait = Math.max(gatherMs, this.#toldAt + batchMs - Date.now());
    this.#telling = setTimeout(() => {
      this.#telling = null;
      this.#toldAt = Date.now();
      for (const { session } of this.#sessions.values()) void session.pump();
    }, wait);
  }
}

async function withPatience(waits: readonly (Promise<void> | undefined)[]): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, readyWithinMs);
  });
  await Promise.race([Promise.all(waits), patience]);
  clearTimeout(timer);
}
