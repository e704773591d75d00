import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { openRegistrySecret } from '@/lib/registries/secret';
import { teamsOf } from '@/lib/registries/teams-above';

export interface StoredCredential {
  readonly username: string;
  readonly secret: string;
}

const lastUsedEveryMs = 60_000;

/**
 * The credential that is kept for a person at a registry: their own, else that of the nearest of
 * their teams. A launch acts with nothing of its owner's, and has none.
 *
 * @param host as in names of images, e.g. "docker.io"
 * @throws UnsealError
 */
export async function storedCredential(actor: Actor, host: string): Promise<StoredCredential | null> {
  if (actor.credential.kind === 'launch') return null;
  const steps = new Map((await teamsOf(db, actor.userId)).map((team) => [team.id, team.steps]));
  const rows = await db.registryCredential.findMany({
    where: { host, OR: [{ userId: actor.userId }, { teamId: { in: [...steps.keys()] } }] },
    orderBy: { createdAt: 'asc' },
  });
  const distance = ({ teamId }: { teamId: string | null }) =>
    teamId === null ? -1 : (steps.get(teamId) ?? Number.POSITIVE_INFINITY);
  const [row] = rows.sort((a, b) => distance(a) - distance(b));
  if (row === undefined) return null;
  if (Date.now() - (row.lastUsedAt?.getTime() ?? 0) > lastUsedEveryMs) {
    await db.registryCredential.updateMany({ where: { id: row.id }, data: { lastUsedAt: new Date() } });
  }
  return { username: row.username, secret: openRegistrySecret(row.sealedSecret, row.id, row.host) };
}
