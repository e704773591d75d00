/** Commits entries, all or none, in this order. */
export type CommitEntries = (entries: readonly string[]) => Promise<void>;

interface Waiting {
  readonly entry: string;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/** One transaction holds the log's lock while it lasts. */
const mostAtOnce = 128;

/**
 * Commits what arrives while a commit is under way together with the next one, in order of arrival.
 * Each caller waits for the commit that holds its own entry. Entries are chained and so can only be
 * committed one after the other: by themselves, each would wait for the disk once for every other.
 */
export class GroupCommit {
  readonly #commit: CommitEntries;
  readonly #isRefused: (error: unknown) => boolean;
  #waiting: Waiting[] = [];
  #isBusy = false;

  /** @param isRefused whether the database said no, and so kept nothing of it: else nobody knows */
  constructor(commit: CommitEntries, isRefused: (error: unknown) => boolean) {
    this.#commit = commit;
    this.#isRefused = isRefused;
  }

  /** How many entries are not in a commit yet. */
  get waiting(): number {
    return this.#waiting.length;
  }

  /** Done when the entry is committed. @throws what the database said; it may be committed all the same */
  append(entry: string): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ entry, resolve, reject });
      if (!this.#isBusy) void this.#work();
    });
  }

  async #work(): Promise<void> {
    this.#isBusy = true;
    while (this.#waiting.length > 0) {
      const group = this.#waiting.splice(0, mostAtOnce);
      await this.#commitGroup(group);
    }
    this.#isBusy = false;
  }

  async #commitGroup(group: readonly Waiting[]): Promise<void> {
    try {
      await this.#commit(group.map(({ entry }) => entry));
      for (const { resolve } of group) resolve();
    } catch (error) {
      if (group.length === 1 || !this.#isRefused(error)) {
        for (const { reject } of group) reject(error);
        return;
      }
      // One that cannot be stored must not take others along.
      for (const one of group) await this.#commitGroup([one]);
    }
  }
}
