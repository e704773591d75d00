import { log, reasonOf } from '@/gateway/log';
import { type Db, db } from '@/lib/db/client';
import type { SizeNotice } from '@/lib/db/listen';
import { sizeWithin, type TerminalSize } from '@/lib/recordings/cast';

/** What is told of new sizes: a recorder. */
export interface FollowsSizes {
  resized(size: TerminalSize): void;
}

/** Who follows, by what their screens belong to: an exec, or a container's own process. */
const followers = new Map<string, Set<FollowsSizes>>();

const keyOf = (clusterId: string, id: string) => `${clusterId} ${id}`;

/** Has it told of new sizes of the screen. @returns what to call when it is over */
export function followSizes(clusterId: string, id: string, follower: FollowsSizes): () => void {
  const key = keyOf(clusterId, id);
  const there = followers.get(key) ?? new Set();
  followers.set(key, there.add(follower));
  return () => {
    there.delete(follower);
    if (there.size === 0) followers.delete(key);
  };
}

/**
 * A client has said how large its screen is. Clients say so in a request of its own, which may reach
 * another gateway than the terminal did: all are told, and this one at once.
 */
export function sizeTold(clusterId: string, id: string, columns: unknown, rows: unknown): void {
  const size = sizeWithin(columns, rows);
  if (size === null) return;
  const notice = { clusterId, id, size };
  sizeNoticed(notice);
  tellOthers(db, notice).catch((error: unknown) =>
    log('info', 'size of a terminal not told to other gateways', { reason: reasonOf(error) }),
  );
}

/** A gateway, this or another, was told. */
export function sizeNoticed({ clusterId, id, size }: SizeNotice): void {
  for (const follower of followers.get(keyOf(clusterId, id)) ?? []) follower.resized(size);
}

async function tellOthers(to: Db, { clusterId, id, size }: SizeNotice): Promise<void> {
  await to.$executeRaw`SELECT pg_notify('wheelhouse', ${`size ${clusterId} ${id} ${size.columns}x${size.rows}`})`;
}
