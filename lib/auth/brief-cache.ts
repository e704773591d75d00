const maxEntries = 10_000;

// Next evaluates a module once per bundle; what is dropped in one must be dropped in all.
const shared = globalThis as typeof globalThis & { wheelhouseBriefCaches?: { drop(): void }[] };
shared.wheelhouseBriefCaches ??= [];
const all = shared.wheelhouseBriefCaches;

/** Answers remembered for a moment. */
export interface BriefCache<T> {
  /** The remembered answer, or that of `ask`, asked once for all who wait for it. */
  get(key: string, ask: () => Promise<T>): Promise<T>;
}

/**
 * Remembers answers for at most `lifetimeMs`, so that a lost notice of change cannot matter longer.
 * An answer that was being fetched when everything was dropped is not kept: it may be from before
 * the change.
 */
export function briefCache<T>(lifetimeMs: number, now: () => number = Date.now): BriefCache<T> {
  let entries = new Map<string, { until: number; answer: Promise<T> }>();
  all.push({
    drop() {
      entries = new Map();
    },
  });

  return {
    get(key, ask) {
      const known = entries.get(key);
      if (known && now() < known.until) return known.answer;
      if (entries.size >= maxEntries) entries = new Map();
      const kept = entries;
      const answer = ask();
      const entry = { until: now() + lifetimeMs, answer };
      kept.set(key, entry);
      answer.catch(() => {
        if (kept.get(key) === entry) kept.delete(key);
      });
      return answer;
    },
  };
}

/** Forgets every answer of every cache in this process. */
export function dropBriefCaches(): void {
  for (const cache of all) cache.drop();
}
