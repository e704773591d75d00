import { type Liveness, unknownLiveness, worstOf } from '@/components/live/live-state';
import { type LiveStore, liveStore } from '@/components/live/live-store';
import type { LiveRow } from '@/lib/live/messages';

/** What a page was given to begin with: the first rows, and how many there are. */
export interface InitialRows<Row> {
  readonly rows: readonly Row[];
  readonly total: number;
}

/** The rows of several topics as one list. */
export interface Live<Row> extends Liveness {
  readonly rows: readonly Row[];
  /** How many there are; `rows` may hold only the first of them as long as it is pending. */
  readonly total: number;
  /** Not all rows have come yet. */
  readonly isPending: boolean;
}

/** One list of the rows of several topics, for `useSyncExternalStore`: it is another when a row is. */
export class LiveList<Row extends LiveRow> {
  readonly #topics: readonly string[];
  readonly #initial: Live<Row>;
  #parts: readonly (readonly LiveRow[])[] = [];
  #latest: Live<Row>;

  constructor(topics: readonly string[], initial: InitialRows<Row> | null) {
    this.#topics = topics;
    this.#initial = {
      rows: initial?.rows ?? [],
      total: initial?.total ?? 0,
      isPending: topics.length > 0,
      ...(topics.length > 0 ? unknownLiveness : { state: 'live', since: null }),
    };
    this.#latest = this.#initial;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    const store = liveStore();
    const ends = this.#topics.map((topic) => store.follow(topic, listener));
    return () => {
      for (const end of ends) end();
    };
  };

  readonly onServer = (): Live<Row> => this.#initial;

  readonly get = (): Live<Row> => {
    const store = liveStore();
    const { state, since } = this.#liveness(store);
    const stores = this.#topics.map((topic) => store.store(topic));
    const isPending = stores.some((topic) => !topic?.isLoaded);
    // Until all is there what the page was given is shown: a part of the clusters would look like all.
    const hasBegun =
      !isPending || (this.#initial.rows.length === 0 && stores.some((topic) => topic?.isLoaded));
    const { rows, total } = hasBegun
      ? this.#joined(stores.map((topic) => topic?.list() ?? []))
      : this.#beforeAll();
    const before = this.#latest;
    const isSame =
      rows === before.rows &&
      isPending === before.isPending &&
      state === before.state &&
      since === before.since;
    if (!isSame) this.#latest = { rows, total, isPending, state, since };
    return this.#latest;
  };

  #beforeAll(): Pick<Live<Row>, 'rows' | 'total'> {
    // What was joined before is not what is shown last any more.
    this.#parts = [];
    return this.#initial;
  }

  #joined(parts: readonly (readonly LiveRow[])[]): Pick<Live<Row>, 'rows' | 'total'> {
    const isSame = parts.length === this.#parts.length && parts.every((part, at) => part === this.#parts[at]);
    // The rows of a topic are of its kind: the gateway makes them by the functions that type them.
    const rows = isSame
      ? this.#latest.rows
      : ((parts.length === 1 ? parts[0] : parts.flat()) as unknown as readonly Row[]);
    this.#parts = parts;
    return { rows, total: rows.length };
  }

  #liveness(store: LiveStore): Liveness {
    return worstOf(this.#topics.map((topic) => store.liveness(topic)));
  }
}
