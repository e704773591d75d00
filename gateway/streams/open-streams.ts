import type { Call } from '@/gateway/call';
import type { Cluster } from '@/gateway/engines/cluster';
import { log, reasonOf } from '@/gateway/log';
import { may } from '@/gateway/pipeline/rights';
import { knownPlaces } from '@/gateway/placements/known-places';
import { Refused } from '@/gateway/refused';
import type { CollectionPath } from '@/lib/access/collection-path';
import type { Operation } from '@/lib/access/operations';
import type { Actor } from '@/lib/auth/actor';
import { reauthenticate } from '@/lib/auth/authenticate';
import type { ThingKind } from '@/lib/docker-api/kinds/thing';

const perPerson = 200;
const checkEveryMs = 500;

/** What must go on being allowed for a stream to go on. */
export interface StreamNeed {
  readonly operation: Operation;
  readonly collection: CollectionPath;
  /** What is in the collection, and may be moved; null: the collection itself is meant. */
  readonly thing: { readonly clusterId: string; readonly kind: ThingKind; readonly id: string } | null;
}

/** A stream that outlives the decision which opened it. */
export interface OpenStream {
  /** Who reads it, with what they may do now. */
  readonly actor: Actor;
  close(): void;
}

interface Entry {
  /** Null: the stream is about no one cluster. */
  readonly clusterId: string | null;
  actor: Actor;
  needs: readonly StreamNeed[];
  readonly cut: (reason: string) => void;
  readonly onChecked: (actor: Actor) => void;
}

/** All open streams of this process. They are looked at again whenever rights may have changed. */
export class OpenStreams {
  readonly #entries = new Set<Entry>();
  readonly #timer: NodeJS.Timeout;
  #checking = false;
  #again: 'rights' | 'placements' | null = null;

  constructor() {
    // Rights end with time as well, and nobody sends a notice of that.
    this.#timer = setInterval(() => this.check('rights'), checkEveryMs);
    this.#timer.unref();
  }

  /** How many are open. */
  get count(): number {
    return this.#entries.size;
  }

  /**
   * @param cluster null: it is about no one cluster
   * @param cut ends the stream at once
   * @param onChecked called with what they may do each time that was looked at again
   * @throws Refused 429 when the person has too many
   */
  open(
    { actor, cluster }: Pick<Call, 'actor'> & { readonly cluster: Cluster | null },
    needs: readonly StreamNeed[],
    cut: (reason: string) => void,
    onChecked: (actor: Actor) => void = () => undefined,
  ): OpenStream {
    let own = 0;
    for (const entry of this.#entries) if (entry.actor.userId === actor.userId) own += 1;
    if (own >= perPerson) {
      throw new Refused(
        429,
        `You have ${perPerson} streams open (logs, terminals, events …). Close some first.`,
      );
    }
    const entry: Entry = { clusterId: cluster?.id ?? null, actor, needs, cut, onChecked };
    this.#entries.add(entry);
    return {
      get actor() {
        return entry.actor;
      },
      close: () => {
        this.#entries.delete(entry);
      },
    };
  }

  /** Looks at every stream again; `placements` also asks where the things are now. */
  check(what: 'rights' | 'placements'): void {
    if (this.#checking) {
      if (this.#again !== 'placements') this.#again = what;
      return;
    }
    this.#checking = true;
    void this.#checkAll(what).finally(() => {
      this.#checking = false;
      const again = this.#again;
      this.#again = null;
      if (again) this.check(again);
    });
  }

  /** Ends every stream on a cluster. */
  cutCluster(clusterId: string, reason: string): void {
    for (const entry of [...this.#entries]) if (entry.clusterId === clusterId) this.#cut(entry, reason);
  }

  /** Ends every stream; the process is going. */
  cutAll(reason: string): void {
    clearInterval(this.#timer);
    for (const entry of [...this.#entries]) this.#cut(entry, reason);
  }

  async #checkAll(what: 'rights' | 'placements'): Promise<void> {
    const entries = [...this.#entries];
    if (what === 'placements') await this.#followPlacements(entries);
    const actors = new Map<string, Promise<Actor | null>>();
    await Promise.all(
      entries.map(async (entry) => {
        const key = `${entry.actor.credential.kind} ${entry.actor.credential.id}`;
        const asked = actors.get(key) ?? reauthenticate(entry.actor);
        actors.set(key, asked);
        await this.#checkOne(entry, asked);
      }),
    );
  }

  async #checkOne(entry: Entry, asked: Promise<Actor | null>): Promise<void> {
    let actor: Actor | null;
    try {
      actor = await asked;
    } catch (error) {
      // What cannot be checked is not known to be allowed.
      this.#cut(
        entry,
        `rights could not be checked: ${reasonOf(error)}`,
        'Your rights could not be checked.',
      );
      return;
    }
    if (actor === null) {
      this.#cut(entry, 'the credential is no longer valid', 'You are no longer signed in.');
      return;
    }
    entry.actor = actor;
    const held = actor;
    const missing = entry.needs.find((need) => !may(held, need.operation, need.collection));
    if (!missing) {
      entry.onChecked(held);
      return;
    }
    // Where a thing was moved to is not for everyone to know.
    const { operation, collection } = missing;
    this.#cut(
      entry,
      `${operation} on ${collection} is no longer granted`,
      `You no longer hold ${operation} there.`,
    );
  }

  async #followPlacements(entries: readonly Entry[]): Promise<void> {
    if (entries.every(({ needs }) => needs.every(({ thing }) => thing === null))) return;
    try {
      await knownPlaces.ready();
      for (const entry of entries) entry.needs = entry.needs.map(whereItIsNow);
    } catch (error) {
      for (const entry of entries) {
        this.#cut(
          entry,
          `placements could not be read: ${reasonOf(error)}`,
          'Your rights could not be checked.',
        );
      }
    }
  }

  /** @param told what whoever reads the stream may know of the reason */
  #cut(entry: Entry, reason: string, told: string = reason): void {
    if (!this.#entries.delete(entry)) return;
    log('info', 'stream cut', { user: entry.actor.username, reason });
    entry.cut(told);
  }
}

function whereItIsNow(need: StreamNeed): StreamNeed {
  const { thing } = need;
  if (thing === null) return need;
  const place = knownPlaces.findLatest({
    clusterId: thing.clusterId,
    kind: thing.kind,
    engineId: thing.id,
  });
  // A thing whose record is gone is gone itself; its stream ends with it.
  return { ...need, collection: place?.collection ?? need.collection };
}
