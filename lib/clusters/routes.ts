import { z } from 'zod';
import { defineRoute } from '@/lib/api/define-route';
import { referenceField } from '@/lib/api/fields';
import type { Caller } from '@/lib/api/route';
import { makeChange } from '@/lib/audit/change';
import { changeCluster, createCluster, deleteCluster } from '@/lib/clusters/changes';
import { editedCluster } from '@/lib/clusters/edited-cluster';
import { engineRoutes } from '@/lib/clusters/engine-routes';
import { getCluster, listClusters } from '@/lib/clusters/queries';
import { clusterChange, clusterView, newCluster } from '@/lib/clusters/schema';
import { credentialsIn, triedEngine } from '@/lib/clusters/tried-engine';
import { pageOf, pageQuery } from '@/lib/paging/page';

const params = z.strictObject({ cluster: referenceField });
const record = async ({ params: { cluster } }: { params: z.output<typeof params> }, { actor, db }: Caller) =>
  editedCluster(await getCluster(actor, cluster, db));
const manage = { operation: 'cluster.manage', on: () => '/' } as const;

export const clusterRoutes = [
  defineRoute({
    method: 'GET',
    path: '/clusters',
    summary: 'List clusters',
    permission: { signedIn: 'Names and states only; how clusters are reached takes cluster.view.' },
    effect: 'read',
    query: z.strictObject(pageQuery),
    response: pageOf(clusterView),
    handler: ({ actor, query, db }) => listClusters(actor, query, db),
  }),
  defineRoute({
    method: 'POST',
    path: '/clusters',
    summary: 'Register an engine, or a Swarm of them',
    permission: manage,
    effect: 'records-itself',
    recordedBy: 'lib/clusters/changes, after the gateway has tried the engine',
    body: newCluster,
    response: clusterView,
    created: ({ name }) => `/clusters/${name}`,
    handler: async ({ actor, body, facts }) => {
      credentialsIn(body);
      const tried = await triedEngine(facts.credential, body, { cluster: null, engine: null });
      return makeChange(actor, (tx) => createCluster(tx, actor, body, tried));
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/clusters/{cluster}',
    summary: 'Show one cluster',
    permission: { signedIn: 'Name and state only; how it is reached takes cluster.view.' },
    effect: 'read',
    params,
    response: clusterView,
    record: editedCluster,
    handler: ({ actor, params: { cluster }, db }) => getCluster(actor, cluster, db),
  }),
  defineRoute({
    method: 'PATCH',
    path: '/clusters/{cluster}',
    summary: 'Change what is said of a cluster',
    permission: manage,
    effect: 'change',
    params,
    body: clusterChange,
    response: clusterView,
    record,
    handler: ({ actor, params: { cluster }, body, db }) => changeCluster(db, actor, cluster, body),
  }),
  defineRoute({
    method: 'DELETE',
    path: '/clusters/{cluster}',
    summary: 'Forget a cluster; what runs there goes on',
    permission: manage,
    effect: 'change',
    params,
    response: null,
    record,
    handler: ({ actor, params: { cluster }, db }) => deleteCluster(db, actor, cluster),
  }),
  ...engineRoutes,
];
