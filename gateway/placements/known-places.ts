import { coalesced } from '@/gateway/coalesced';
import { log, reasonOf } from '@/gateway/log';
import { type PlacementRow, readPlacements } from '@/gateway/placements/read-placements';
import type { CollectionPath } from '@/lib/access/collection-path';
import type { PlacementNotice } from '@/lib/db/listen';

/** Where a thing is and whose. */
export interface RecordedPlace {
  readonly collection: CollectionPath;
  readonly ownerId: string | null;
  /** The owner's user name. */
  readonly owner: string | null;
}

/** Reads the rows of these things, or all there are. */
export type ReadPlacements = (which: readonly PlacementNotice[] | 'all') => Promise<readonly PlacementRow[]>;

const retryMs = 500;
/** While no notices come, rows are read this often at most. */
const unfollowedMs = 500;

/**
 * The records of all placements, in the memory of this gateway. The row is the truth: a notice only
 * says which to read again, and while notices may be missed everything is read again.
 */
export class KnownPlaces {
  readonly #read: ReadPlacements;
  /** By cluster and kind, then by thing, each generation by itself. */
  #rows = new Map<string, Map<string, readonly PlacementRow[]>>();
  #isFollowing = false;
  /** Since when notices come, or do not: counted up each time. */
  #spell = 0;
  #allReadIn = -1;
  #allReadAt = Number.NEGATIVE_INFINITY;
  #wanted = new Map<string, PlacementNotice>();
  #wantsAll = false;
  readonly #catchUp = coalesced(() => this.#work());
  #retry: NodeJS.Timeout | undefined;
  #version = 0;

  constructor(read: ReadPlacements = readPlacements) {
    this.#read = read;
  }

  /** Counted up with each change of what `find` can find. */
  get version(): number {
    return this.#version;
  }

  /** Notices come from now on, and what was missed is read. */
  async follow(): Promise<void> {
    this.#isFollowing = true;
    this.#spell += 1;
    await this.#readAll();
  }

  /** Notices may be missed from now on. */
  lose(): void {
    this.#isFollowing = false;
    this.#spell += 1;
  }

  /** Any of them may have changed. */
  async refreshAll(): Promise<void> {
    await this.#readAll();
  }

  /** Reads one thing's rows again; done when what was committed before the call is known. */
  async refresh(thing: PlacementNotice): Promise<void> {
    this.#wanted.set(keyOf(thing), thing);
    await this.#catchUp();
  }

  /**
   * Waits until what is known is recent enough to decide by; it usually is at once.
   *
   * @throws when the database cannot be asked and notices may have been missed
   */
  ready(): Promise<void> | undefined {
    const isRead = this.#allReadIn === this.#spell;
    if (isRead && (this.#isFollowing || Date.now() - this.#allReadAt < unfollowedMs)) return undefined;
    return this.#readAll();
  }

  /** The place that is recorded of a thing. Null: none, or not yet (see `ready`). */
  find(thing: PlacementNotice, generation: string): RecordedPlace | null {
    const rows = this.#rowsOf(thing);
    if (rows === undefined) return null;
    const [only] = rows;
    if (rows.length === 1 && only?.generation === generation) return only;
    // Somebody who only knows a volume's name places whichever volume bears it: generation "". A name
    // that services claimed is theirs on whatever node it comes to be: "*".
    return (
      [generation, '', '*'].map((one) => rows.find((row) => row.generation === one)).find(Boolean) ?? null
    );
  }

  /** The latest place recorded under an id, whatever its generation. */
  findLatest(thing: PlacementNotice): RecordedPlace | null {
    return this.#rowsOf(thing)?.at(-1) ?? null;
  }

  #rowsOf(thing: PlacementNotice): readonly PlacementRow[] | undefined {
    return this.#rows.get(groupOf(thing))?.get(thing.engineId);
  }

  #add(row: PlacementRow): void {
    const group = this.#rows.get(groupOf(row)) ?? new Map<string, readonly PlacementRow[]>();
    this.#rows.set(groupOf(row), group);
    group.set(row.engineId, [...(group.get(row.engineId) ?? []), row]);
  }

  async #readAll(): Promise<void> {
    this.#wantsAll = true;
    await this.#catchUp();
  }

  async #work(): Promise<void> {
    const isAll = this.#wantsAll;
    const wanted = this.#wanted;
    this.#wantsAll = false;
    this.#wanted = new Map();
    const spell = this.#spell;
    const startedAt = Date.now();
    try {
      const rows = await this.#read(isAll ? 'all' : [...wanted.values()]);
      if (isAll) this.#rows = new Map();
      else for (const thing of wanted.values()) this.#rows.get(groupOf(thing))?.delete(thing.engineId);
      for (const row of rows) this.#add(row);
      if (isAll) [this.#allReadIn, this.#allReadAt] = [spell, startedAt];
      this.#version += 1;
    } catch (error) {
      log('warn', 'placements not read', { reason: reasonOf(error) });
      // What was to be read is not known any more: nothing is decided by it until it is.
      this.#allReadIn = -1;
      clearTimeout(this.#retry);
      this.#retry = setTimeout(() => this.#readAll().catch(() => undefined), retryMs);
      this.#retry.unref();
      throw error;
    }
  }
}

/** Those of this process. */
export const knownPlaces = new KnownPlaces();

function keyOf(thing: PlacementNotice): string {
  return `${groupOf(thing)} ${thing.engineId}`;
}

function groupOf({ clusterId, kind }: Pick<PlacementNotice, 'clusterId' | 'kind'>): string {
  return `${clusterId} ${kind}`;
}
