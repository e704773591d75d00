import type { Db } from '@/lib/db/client';
import { type ClusterCredentials, sealClusterCredentials } from '@/lib/secrets/cluster-credentials';

export const localCluster = 'local';

export interface LocalEngine {
  readonly endpoint: string;
  readonly tls: ClusterCredentials | null;
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
  const known = await tx.cluster.findUnique({ where: { name: localCluster } });
  if (known) {
    const moved = engine?.isOurs === true && engine.endpoint !== known.endpoint;
    const data = { ...wishes, ...(moved ? { endpoint: engine.endpoint } : {}) };
    if (differs(known, data)) await tx.cluster.update({ where: { id: known.id }, data });
    return;
  }
  if (engine === null || (await tx.cluster.count()) > 0) return;
  const { id } = await tx.cluster.create({
    data: {
      name: localCluster,
      endpoint: engine.endpoint,
      isDefault: true,
      publishedHost: engine.publishedHost,
      ...wishes,
    },
  });
  if (engine.tls === null) return;
  const sealedCredentials = new Uint8Array(sealClusterCredentials(engine.tls, enginePublicKey, id));
  await tx.cluster.update({ where: { id }, data: { sealedCredentials } });
}

function differs(known: object, wanted: object): boolean {
  const now = new Map<string, unknown>(Object.entries(known));
  return Object.entries(wanted).some(
    ([key, value]) => JSON.stringify(now.get(key)) !== JSON.stringify(value),
  );
}
