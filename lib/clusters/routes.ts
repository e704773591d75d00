import { z } from 'zod';
import { defineRoute } from '@/lib/api/define-route';
import { referenceField } from '@/lib/api/fields';
import { changeCluster, createCluster, deleteCluster } from '@/lib/clusters/changes';
import { getCluster, listClusters } from '@/lib/clusters/queries';
import { clusterChange, clusterView, newCluster } from '@/lib/clusters/schema';
import { pageOf, pageQuery } from '@/lib/paging/page';

const params = z.strictObject({ cluster: referenceField });
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
    effect: 'change',
    body: newCluster,
    response: clusterView,
    created: ({ name }) => `/clusters/${name}`,
    handler: ({ actor, body, db }) => createCluster(db, actor, body),
  }),
  defineRoute({
    method: 'GET',
    path: '/clusters/{cluster}',
    summary: 'Show one cluster',
    permission: { signedIn: 'Name and state only; how it is reached takes cluster.view.' },
    effect: 'read',
    params,
    response: clusterView,
    handler: ({ actor, params: { cluster }, db }) => getCluster(actor, cluster, db),
  }),
  defineRoute({
    method: 'PATCH',
    path: '/clusters/{cluster}',
    summary: 'Change how a cluster is reached',
    permission: manage,
    effect: 'change',
    params,
    body: clusterChange,
    response: clusterView,
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
    handler: ({ actor, params: { cluster }, db }) => deleteCluster(db, actor, cluster),
  }),
];
