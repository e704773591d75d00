import { byIdOr } from '@/lib/api/fields';
import type { Actor } from '@/lib/auth/actor';
import { viewEngine } from '@/lib/clusters/engine-view';
import type { ClusterView } from '@/lib/clusters/schema';
import { type Db, db as shared } from '@/lib/db/client';
import { may } from '@/lib/grants/authorise';
import { makePage, type Page, type PageRequest, pageBounds } from '@/lib/paging/page';
import { notFound } from '@/lib/problems/problem';
import type { Cluster, ClusterEngine, Prisma } from '@/prisma/generated/client';

/**
 * The clusters, by name. Everybody who is signed in may know their names and states: a client bundle
 * is for one of them. How they are reached takes cluster.view on /.
 */
export async function listClusters(
  actor: Actor,
  request: PageRequest = {},
  db: Db = shared,
): Promise<Page<ClusterView>> {
  const { take, after } = pageBounds(request);
  const rows = await db.cluster.findMany({
    where: { AND: [reachable(actor), after === null ? {} : { name: { gt: after } }] },
    orderBy: { name: 'asc' },
    take,
    include: withEngines,
  });
  return makePage(
    rows,
    take,
    ({ name }) => name,
    (row) => viewCluster(actor, row),
  );
}

/** @throws Problem 404 */
export async function getCluster(actor: Actor, reference: string, db: Db = shared): Promise<ClusterView> {
  const row = await db.cluster.findFirst({
    where: { AND: [reachable(actor), byIdOr('name', reference)] },
    include: withEngines,
  });
  if (!row) throw notFound('such cluster');
  return viewCluster(actor, row);
}

/** In the order in which they were registered. */
export const withEngines = { engines: { orderBy: { createdAt: 'asc' } } } as const;

export function viewCluster(actor: Actor, row: Cluster & { engines: ClusterEngine[] }): ClusterView {
  const { id, name, isDefault, state, engineVersion, apiVersion, publishedHost, checkedAt, createdAt } = row;
  const { engines, stateDetail, registryHosts } = row;
  const [first] = engines;
  const details = {
    endpoint: first?.endpoint ?? '',
    hasTls: first?.endpoint.startsWith('tcp://') === true && first.sealedCredentials !== null,
    stateDetail,
    registries: registryHosts,
    engines: engines.map(viewEngine),
  };
  return {
    id,
    name,
    isDefault,
    state,
    engineVersion,
    apiVersion,
    publishedHost,
    checkedAt: checkedAt?.toISOString() ?? null,
    createdAt: createdAt.toISOString(),
    details: may(actor, 'cluster.view', '/') ? details : null,
  };
}

/** A client certificate is for one cluster and knows no other. */
function reachable({ clusterId }: Actor): Prisma.ClusterWhereInput {
  return clusterId === null ? {} : { id: clusterId };
}
