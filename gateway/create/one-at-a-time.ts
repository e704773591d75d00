import type { Cluster } from '@/gateway/engines/cluster';
import { db } from '@/lib/db/client';

const atOnce = 4;
const withinMs = 120_000;
/** How long an engine may take over something that is made one at a time. */
export const makeWithinMs = 60_000;

let free = atOnce;
const waiting: (() => void)[] = [];

/**
 * Runs `make` while nobody else, in any gateway, makes something of one of these names on the
 * cluster: between looking whether a name is free and recording whose it is, nothing may come.
 *
 * @param names with their kind, e.g. "volume data"
 */
export async function oneAtATime<T>(
  cluster: Cluster,
  names: readonly string[],
  make: () => Promise<T>,
): Promise<T> {
  if (names.length === 0) return make();
  // Each holds a connection of the pool while it works, and needs others meanwhile.
  if (free === 0) await new Promise<void>((resolve) => waiting.push(resolve));
  else free -= 1;
  try {
    return await db.$transaction(
      async (tx) => {
        // In one order everywhere, so that two never wait for each other.
        for (const name of [...new Set(names)].sort()) {
          await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`${cluster.id} ${name}`}, 0))`;
        }
        return make();
      },
      { maxWait: 10_000, timeout: withinMs },
    );
  } finally {
    const next = waiting.shift();
    if (next) next();
    else free += 1;
  }
}
