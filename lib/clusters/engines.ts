import { randomUUID } from 'node:crypto';
import { isUuid } from '@/lib/api/fields';
import type { Change } from '@/lib/audit/change';
import type { Actor } from '@/lib/auth/actor';
import type { EngineChange, EngineView, NewEngine } from '@/lib/clusters/engine-schema';
import { viewEngine } from '@/lib/clusters/engine-view';
import { getCluster } from '@/lib/clusters/queries';
import { sealedFor } from '@/lib/clusters/seal';
import { credentialsIn, type TriedEngine } from '@/lib/clusters/tried-engine';
import { takeLock } from '@/lib/db/advisory-lock';
import { type Db, db as shared } from '@/lib/db/client';
import { authorise } from '@/lib/grants/authorise';
import { conflict, notFound } from '@/lib/problems/problem';

/** The engines of a cluster, in the order in which they were registered. Needs cluster.view on /. */
export async function listEngines(actor: Actor, reference: string, db: Db = shared): Promise<EngineView[]> {
  authorise(actor, 'cluster.view', '/');
  const { id } = await getCluster(actor, reference, db);
  const rows = await db.clusterEngine.findMany({ where: { clusterId: id }, orderBy: { createdAt: 'asc' } });
  return rows.map(viewEngine);
}

/** Registers one more engine of a cluster. Needs cluster.manage on /. */
export async function addEngine(
  tx: Db,
  actor: Actor,
  reference: string,
  wish: NewEngine,
  tried: TriedEngine | null,
): Promise<Change<EngineView>> {
  const allowedBy = authorise(actor, 'cluster.manage', '/');
  await takeLock(tx, 'clusters');
  const cluster = await getCluster(actor, reference, tx);
  const { endpoint } = wish;
  const id = randomUUID();
  const row = await tx.clusterEngine.create({
    data: {
      id,
      clusterId: cluster.id,
      endpoint,
      sealedCredentials: await sealedFor(tx, credentialsIn(wish), id),
      ...(tried && knownOf(tried)),
    },
  });
  const request = { change: 'add', endpoint, isTried: tried !== null };
  return { result: viewEngine(row), audit: { ...subjectOf(cluster, row), allowedBy, request } };
}

/** Changes how one engine is reached. Needs cluster.manage on /. */
export async function changeEngine(
  tx: Db,
  actor: Actor,
  references: { readonly cluster: string; readonly engine: string },
  change: EngineChange,
  tried: TriedEngine | null,
): Promise<Change<EngineView>> {
  const allowedBy = authorise(actor, 'cluster.manage', '/');
  await takeLock(tx, 'clusters');
  const cluster = await getCluster(actor, references.cluster, tx);
  const { id, endpoint: before } = await findEngine(cluster.id, references.engine, tx);
  const { endpoint = before, tls, ssh } = change;
  const credentials = credentialsIn({ ...change, endpoint });
  const isGiven = tls !== undefined || ssh !== undefined || !endpoint.startsWith(schemeOf(before));
  const row = await tx.clusterEngine.update({
    where: { id },
    data: {
      endpoint,
      ...(isGiven ? { sealedCredentials: await sealedFor(tx, credentials, id) } : {}),
      ...(tried && knownOf(tried)),
    },
  });
  const request = { change: 'update', endpoint, hasNewCredentials: isGiven, isTried: tried !== null };
  return { result: viewEngine(row), audit: { ...subjectOf(cluster, row), allowedBy, request } };
}

/** Forgets one engine; what runs there goes on running. Needs cluster.manage on /. */
export async function removeEngine(
  tx: Db,
  actor: Actor,
  references: { readonly cluster: string; readonly engine: string },
): Promise<Change<undefined>> {
  const allowedBy = authorise(actor, 'cluster.manage', '/');
  await takeLock(tx, 'clusters');
  const cluster = await getCluster(actor, references.cluster, tx);
  const row = await findEngine(cluster.id, references.engine, tx);
  const managers = await tx.clusterEngine.count({
    where: { clusterId: cluster.id, role: 'manager', id: { not: row.id } },
  });
  if (managers === 0) {
    throw conflict(
      'A cluster is addressed by one of its managers, and this is the last one. Remove the cluster instead.',
    );
  }
  await tx.clusterEngine.delete({ where: { id: row.id } });
  const request = { change: 'remove', endpoint: row.endpoint };
  return { result: undefined, audit: { ...subjectOf(cluster, row), allowedBy, request } };
}

/** By its id or its host name. @throws Problem 404 */
export async function findEngine(clusterId: string, reference: string, db: Db = shared) {
  const row = await db.clusterEngine.findFirst({
    where: { clusterId, ...(isUuid(reference) ? { id: reference } : { hostname: reference }) },
    orderBy: { createdAt: 'asc' },
  });
  if (row === null) throw notFound('such engine');
  return row;
}

function knownOf({ role, nodeId, hostname }: TriedEngine): TriedEngine {
  return { role, nodeId, hostname };
}

function schemeOf(endpoint: string): string {
  return endpoint.slice(0, endpoint.indexOf('://') + 3);
}

function subjectOf(cluster: { name: string }, engine: { id: string; hostname: string; endpoint: string }) {
  return {
    operation: 'cluster.manage',
    cluster: cluster.name,
    resourceKind: 'engine',
    resourceId: engine.id,
    resourceName: engine.hostname || engine.endpoint,
    collection: '/',
  };
}
