const mostWaiting = 20;

const lines = new Map<string, { last: Promise<unknown>; waiting: number }>();

/**
 * Runs pieces of work under the same key one after the other: several right sign-ins at once must
 * not count each other as failures while they are being checked.
 *
 * @returns null, without running the work, when too many already wait
 */
export async function oneAtATime<T>(key: string, work: () => Promise<T>): Promise<T | null> {
  const line = lines.get(key) ?? { last: Promise.resolve(), waiting: 0 };
  if (line.waiting >= mostWaiting) return null;
  lines.set(key, line);
  line.waiting += 1;
  const mine = line.last.then(work);
  line.last = mine.catch(() => undefined);
  try {
    return await mine;
  } finally {
    line.waiting -= 1;
    if (line.waiting === 0) lines.delete(key);
  }
}
