import { randomUUID } from 'node:crypto';
import type { Change } from '@/lib/audit/change';
import type { Actor } from '@/lib/auth/actor';
import { getCluster, viewCluster } from '@/lib/clusters/queries';
import type { ClusterChange, ClusterView, NewCluster } from '@/lib/clusters/schema';
import { takeLock } from '@/lib/db/advisory-lock';
import type { Db } from '@/lib/db/client';
import { authorise } from '@/lib/grants/authorise';
import { Problem } from '@/lib/problems/problem';
import { type ClusterCredentials, sealClusterCredentials } from '@/lib/secrets/cluster-credentials';
import { getSetting } from '@/lib/settings/settings';

/** Registers an engine. Needs cluster.manage on /. The first one becomes the default. */
export async function createCluster(tx: Db, actor: Actor, wish: NewCluster): Promise<Change<ClusterView>> {
  const allowedBy = authorise(actor, 'cluster.manage', '/');
  await takeLock(tx, 'clusters');
  const isDefault = wish.isDefault || (await tx.cluster.count()) === 0;
  if (isDefault) await tx.cluster.updateMany({ where: { isDefault: true }, data: { isDefault: false } });
  const { name, endpoint, publishedHost, registries } = wish;
  const id = randomUUID();
  const row = await tx.cluster.create({
    data: {
      id,
      name,
      endpoint,
      publishedHost,
      registryHosts: registries,
      isDefault,
      sealedCredentials: wish.tls && (await sealed(tx, wish.tls, id)),
    },
  });
  const request = { change: 'create', ...withoutSecrets(wish) };
  return { result: viewCluster(actor, row), audit: { ...subjectOf(row), allowedBy, request } };
}

/** Changes how an engine is reached. Needs cluster.manage on /. */
export async function changeCluster(
  tx: Db,
  actor: Actor,
  reference: string,
  change: ClusterChange,
): Promise<Change<ClusterView>> {
  const allowedBy = authorise(actor, 'cluster.manage', '/');
  await takeLock(tx, 'clusters');
  const { id } = await getCluster(actor, reference, tx);
  const { endpoint, tls, registries, publishedHost, isDefault } = change;
  if (isDefault) await tx.cluster.updateMany({ where: { isDefault: true }, data: { isDefault: false } });
  const row = await tx.cluster.update({
    where: { id },
    data: {
      ...(endpoint === undefined ? {} : { endpoint }),
      ...(registries === undefined ? {} : { registryHosts: registries }),
      ...(publishedHost === undefined ? {} : { publishedHost }),
      ...(isDefault === undefined ? {} : { isDefault }),
      ...(tls === undefined ? {} : { sealedCredentials: tls && (await sealed(tx, tls, id)) }),
    },
  });
  const request = { change: 'update', ...withoutSecrets(change) };
  return { result: viewCluster(actor, row), audit: { ...subjectOf(row), allowedBy, request } };
}

/**
 * Forgets an engine with its placements and the certificates that are for it. What runs there goes
 * on running. Needs cluster.manage on /.
 */
export async function deleteCluster(tx: Db, actor: Actor, reference: string): Promise<Change<undefined>> {
  const allowedBy = authorise(actor, 'cluster.manage', '/');
  await takeLock(tx, 'clusters');
  const cluster = await getCluster(actor, reference, tx);
  await tx.cluster.delete({ where: { id: cluster.id } });
  return { result: undefined, audit: { ...subjectOf(cluster), allowedBy, request: { change: 'delete' } } };
}

async function sealed(tx: Db, credentials: ClusterCredentials, id: string): Promise<Uint8Array<ArrayBuffer>> {
  const publicKey = await getSetting(tx, 'engine-public-key');
  if (publicKey === null) {
    const detail = 'The gateway has no key to seal credentials to yet. Start Wheelhouse once with npm start.';
    throw new Problem({ kind: 'unavailable', detail });
  }
  return new Uint8Array(sealClusterCredentials(credentials, publicKey, id));
}

function withoutSecrets({ tls, ...rest }: NewCluster | ClusterChange) {
  return tls === undefined ? rest : { ...rest, tls: tls === null ? 'none' : 'given' };
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
