import { randomBytes } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Board } from '@/gateway/live/board';
import { Reader } from '@/gateway/live/reader';
import { SentLog } from '@/gateway/live/sent-log';
import type { SseOutput } from '@/gateway/live/sse-output';
import { TopicReader } from '@/gateway/live/topic-reader';
import { log, reasonOf } from '@/gateway/log';
import type { Actor } from '@/lib/auth/actor';
import type { StateMessage } from '@/lib/live/messages';

/** A board to read, or one thing on it. */
export interface TopicSource {
  readonly board: Board;
  readonly only: string | null;
}

/**
 * What one browser tab follows. It outlives its connection for a moment, so that the next goes on
 * where that one ended.
 */
export class LiveSession {
  readonly token = randomBytes(16).toString('hex');
  readonly reader: Reader;
  readonly #topics = new Map<string, TopicReader>();
  readonly #states = new Map<string, string>();
  readonly #statesToTell: StateMessage[] = [];
  readonly #sent = new SentLog();
  readonly #onTouched: () => void;
  #number = 0;
  #output: SseOutput | null = null;
  #isPumping = false;

  /** @param onTouched called when there may be something to tell; `pump` tells it */
  constructor(actor: Actor, onTouched: () => void) {
    this.reader = new Reader(actor);
    this.#onTouched = onTouched;
  }

  get isConnected(): boolean {
    return this.#output !== null;
  }

  /** Whether this is who began it, by the same credential. */
  isOf({ userId, credential }: Actor): boolean {
    const own = this.reader.actor;
    return (
      own.userId === userId && own.credential.kind === credential.kind && own.credential.id === credential.id
    );
  }

  /** Reads these from now on and no others; those that it has read before go on. */
  follow(sources: ReadonlyMap<string, TopicSource>): void {
    for (const [topic, reader] of this.#topics) {
      if (sources.get(topic)?.board === reader.board) continue;
      reader.close();
      this.#topics.delete(topic);
    }
    for (const [topic, { board, only }] of sources) {
      if (this.#topics.has(topic)) continue;
      this.#topics.set(topic, new TopicReader(topic, board, only, this.#onTouched));
    }
  }

  /**
   * Goes out on this connection from now on.
   *
   * @param after the number of the last message that arrived; null: none
   */
  connect(output: SseOutput, after: number | null): void {
    this.#output?.end();
    this.#output = output;
    this.#states.clear();
    const missed = after === null ? null : this.#sent.after(after);
    if (missed === null) for (const topic of this.#topics.values()) topic.begin();
    for (const { topic, ids } of missed ?? []) {
      if (ids === 'snapshot') this.#topics.get(topic)?.begin();
      else this.#topics.get(topic)?.repeat(ids);
    }
  }

  /** The connection has ended; another may have taken its place already. */
  disconnect(output: SseOutput): void {
    if (this.#output === output) this.#output = null;
  }

  /** Tells why nothing more will come, and ends. */
  end(reason: string): void {
    this.#output?.write(`event: end\ndata: ${JSON.stringify({ reason })}\n\n`);
    this.#output?.end();
    this.#output = null;
    this.close();
  }

  close(): void {
    for (const reader of this.#topics.values()) reader.close();
    this.#topics.clear();
  }

  /** Takes what its reader may do now. */
  renew(actor: Actor): void {
    if (!this.reader.renew(actor)) return;
    for (const topic of this.#topics.values()) topic.recheck();
    this.#onTouched();
  }

  /** Tells of a cluster's state, if it was told another or none. */
  tellState(state: StateMessage): void {
    const told = `${state.state} ${state.swarmStaleSince ?? ''}`;
    if (this.#output === null || this.#states.get(state.cluster) === told) return;
    this.#states.set(state.cluster, told);
    this.#statesToTell.push(state);
    this.#onTouched();
  }

  /** A sign of life. */
  beat(): void {
    this.#output?.write(':\n\n');
    this.#output?.flush();
  }

  /** Tells what there is to tell, as far as the connection takes it. */
  async pump(): Promise<void> {
    if (this.#isPumping) return;
    this.#isPumping = true;
    try {
      while (this.#output?.isReady && this.#tellSome(this.#output)) await nextTurn();
      this.#output?.flush();
    } catch (error) {
      log('error', 'live rows not told', { reason: reasonOf(error) });
      this.#output?.end();
    } finally {
      this.#isPumping = false;
    }
  }

  /** Something of each topic, in turn. @returns whether there was anything to tell */
  #tellSome(output: SseOutput): boolean {
    const states = this.#statesToTell.splice(0);
    for (const state of states) output.write(`event: state\ndata: ${JSON.stringify(state)}\n\n`);
    let hasTold = states.length > 0;
    for (const [topic, reader] of this.#topics) {
      if (!output.isReady) break;
      const message = reader.next(this.reader);
      if (message === null) continue;
      const number = ++this.#number;
      this.#sent.add({ number, topic, ids: message.ids });
      output.write(`id: ${this.token}.${number}\nevent: ${message.event}\ndata: ${message.data}\n\n`);
      hasTold = true;
    }
    return hasTold;
  }
}
