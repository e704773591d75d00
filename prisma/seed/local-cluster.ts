import type { Db } from '@/lib/db/client';
import { sealEngineCredentials, type TlsCredentials } from '@/lib/secrets/engine-credentials';

export const localCluster = 'local';

export interface LocalEngine {
  readonly endpoint: string;
  readonly tls: TlsCredentials | null;
  /** We start it ourselves, so its address may follow the data directory. */
  readonly isOurs: boolean;
  /** Where its published ports are reached when nobody said. */
  readonly publishedHost: string;
}

/** What the environment says of cluster `local`; absent values leave it as it is. */
export interface LocalClusterWishes {
  readonly registryHosts?: readonly string[] | undefined;
  readonly publishedHost?: string | undefined;
}

/**
 * Registers the engine as cluster `local` where no cluster is registered at all. Later starts keep
 * what is registered, but for what the environment explicitly says.
 *
 * @param enginePublicKey base64
 */
export async function seedLocalCluster(
  tx: Db,
  engine: LocalEngine | null,
  { registryHosts, publishedHost }: LocalClusterWishes,
  enginePublicKey: string,
): Promise<void> {
  const wishes = {
    ...(registryHosts ? { registryHosts: [...registryHosts] } : {}),
    ...(publishedHost ? { publishedHost } : {}),
  };
  const known = await tx.cluster.findUnique({
    where: { name: localCluster },
    include: { engines: { orderBy: { createdAt: 'asc' }, take: 1 } },
  });
  if (known) {
    if (differs(known, wishes)) await tx.cluster.update({ where: { id: known.id }, data: wishes });
    const [first] = known.engines;
    if (first && engine?.isOurs === true && engine.endpoint !== first.endpoint) {
      await tx.clusterEngine.update({ where: { id: first.id }, data: { endpoint: engine.endpoint } });
    }
    return;
  }
  if (engine === null || (await tx.cluster.count()) > 0) return;
  const { engines } = await tx.cluster.create({
    data: {
      name: localCluster,
      isDefault: true,
      publishedHost: engine.publishedHost,
      ...wishes,
      engines: { create: { endpoint: engine.endpoint } },
    },
    include: { engines: true },
  });
  const [made] = engines;
  if (engine.tls === null || made === undefined) return;
  const sealedCredentials = new Uint8Array(sealEngineCredentials(engine.tls, enginePublicKey, made.id));
  await tx.clusterEngine.update({ where: { id: made.id }, data: { sealedCredentials } });
}

function differs(known: object, wanted: object): boolean {
  const now = new Map<string, unknown>(Object.entries(known));
  return Object.entries(wanted).some(
    ([key, value]) => JSON.stringify(now.get(key)) !== JSON.stringify(value),
  );
}
