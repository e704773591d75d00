import { randomUUID } from 'node:crypto';
import type { Change } from '@/lib/audit/change';
import type { Actor } from '@/lib/auth/actor';
import { getCluster, viewCluster, withEngines } from '@/lib/clusters/queries';
import type { ClusterChange, ClusterView, NewCluster } from '@/lib/clusters/schema';
import { sealedFor } from '@/lib/clusters/seal';
import { credentialsIn, type TriedEngine } from '@/lib/clusters/tried-engine';
import { takeLock } from '@/lib/db/advisory-lock';
import type { Db } from '@/lib/db/client';
import { authorise } from '@/lib/grants/authorise';

/**
 * Registers a cluster with its first engine. Needs cluster.manage on /. The first cluster becomes the
 * default.
 */
export async function createCluster(
  tx: Db,
  actor: Actor,
  wish: NewCluster,
  tried: TriedEngine | null,
): Promise<Change<ClusterView>> {
  const allowedBy = authorise(actor, 'cluster.manage', '/');
  await takeLock(tx, 'clusters');
  const isDefault = wish.isDefault || (await tx.cluster.count()) === 0;
  if (isDefault) await tx.cluster.updateMany({ where: { isDefault: true }, data: { isDefault: false } });
  const { name, endpoint, publishedHost, registries } = wish;
  const id = randomUUID();
  const sealedCredentials = await sealedFor(tx, credentialsIn(wish), id);
  const row = await tx.cluster.create({
    data: {
      name,
      publishedHost,
      registryHosts: registries,
      isDefault,
      engines: { create: { id, endpoint, sealedCredentials, ...(tried && knownOf(tried)) } },
    },
    include: withEngines,
  });
  const request = { change: 'create', ...withoutSecrets(wish) };
  return { result: viewCluster(actor, row), audit: { ...subjectOf(row), allowedBy, request } };
}

/** Changes what is said of a cluster. Needs cluster.manage on /. */
export async function changeCluster(
  tx: Db,
  actor: Actor,
  reference: string,
  change: ClusterChange,
): Promise<Change<ClusterView>> {
  const allowedBy = authorise(actor, 'cluster.manage', '/');
  await takeLock(tx, 'clusters');
  const { id } = await getCluster(actor, reference, tx);
  const { registries, publishedHost, isDefault } = change;
  if (isDefault) await tx.cluster.updateMany({ where: { isDefault: true }, data: { isDefault: false } });
  const row = await tx.cluster.update({
    where: { id },
    data: {
      ...(registries === undefined ? {} : { registryHosts: registries }),
      ...(publishedHost === undefined ? {} : { publishedHost }),
      ...(isDefault === undefined ? {} : { isDefault }),
    },
    include: withEngines,
  });
  const request = { change: 'update', ...change };
  return { result: viewCluster(actor, row), audit: { ...subjectOf(row), allowedBy, request } };
}

/**
 * Forgets a cluster with its engines, its placements and the certificates that are for it. What runs there goes
 * on running. Needs cluster.manage on /.
 */
export async function deleteCluster(tx: Db, actor: Actor, reference: string): Promise<Change<undefined>> {
  const allowedBy = authorise(actor, 'cluster.manage', '/');
  await takeLock(tx, 'clusters');
  const cluster = await getCluster(actor, reference, tx);
  await tx.cluster.delete({ where: { id: cluster.id } });
  return { result: undefined, audit: { ...subjectOf(cluster), allowedBy, request: { change: 'delete' } } };
}

function withoutSecrets({ tls, ssh, ...rest }: NewCluster) {
  return { ...rest, credentials: tls ? 'TLS' : ssh ? 'ssh' : 'none' };
}

function knownOf({ role, nodeId, hostname }: TriedEngine): TriedEngine {
  return { role, nodeId, hostname };
}

function subjectOf({ id, name }: { id: string; name: string }) {
  return {
    operation: 'cluster.manage',
    cluster: name,
    resourceKind: 'cluster',
    resourceId: id,
    resourceName: name,
    collection: '/',
  };
}
