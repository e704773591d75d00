import { z } from 'zod';
import { defineRoute } from '@/lib/api/define-route';
import { referenceField } from '@/lib/api/fields';
import type { Caller } from '@/lib/api/route';
import { makeChange } from '@/lib/audit/change';
import { editedEngine } from '@/lib/clusters/edited-cluster';
import { engineChange, engineView, newEngine } from '@/lib/clusters/engine-schema';
import { viewEngine } from '@/lib/clusters/engine-view';
import { addEngine, changeEngine, findEngine, listEngines, removeEngine } from '@/lib/clusters/engines';
import { getCluster } from '@/lib/clusters/queries';
import { credentialsIn, triedEngine } from '@/lib/clusters/tried-engine';

const ofCluster = z.strictObject({ cluster: referenceField });
const params = z.strictObject({ cluster: referenceField, engine: referenceField });
const engineOf = async ({ cluster, engine }: z.output<typeof params>, { actor, db }: Caller) =>
  viewEngine(await findEngine((await getCluster(actor, cluster, db)).id, engine, db));
const record = async ({ params: references }: { params: z.output<typeof params> }, caller: Caller) =>
  editedEngine(await engineOf(references, caller));
const manage = { operation: 'cluster.manage', on: () => '/' } as const;
const recordedBy = 'lib/clusters/engines, after the gateway has tried the engine';

export const engineRoutes = [
  defineRoute({
    method: 'GET',
    path: '/clusters/{cluster}/engines',
    summary: 'List the engines of a cluster',
    permission: { operation: 'cluster.view', on: () => '/' },
    effect: 'read',
    params: ofCluster,
    response: z.strictObject({ items: z.array(engineView) }),
    handler: async ({ actor, params: { cluster }, db }) => ({ items: await listEngines(actor, cluster, db) }),
  }),
  defineRoute({
    method: 'POST',
    path: '/clusters/{cluster}/engines',
    summary: 'Register one more engine of a cluster: a manager, or a node of its Swarm',
    permission: manage,
    effect: 'records-itself',
    recordedBy,
    params: ofCluster,
    body: newEngine,
    response: engineView,
    created: ({ clusterId, id }) => `/clusters/${clusterId}/engines/${id}`,
    handler: async ({ actor, params: { cluster }, body, facts, db }) => {
      const { id } = await getCluster(actor, cluster, db);
      credentialsIn(body);
      const tried = await triedEngine(facts.credential, body, { cluster: id, engine: null });
      return makeChange(actor, (tx) => addEngine(tx, actor, id, body, tried));
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/clusters/{cluster}/engines/{engine}',
    summary: 'Show one engine of a cluster',
    permission: { operation: 'cluster.view', on: () => '/' },
    effect: 'read',
    params,
    response: engineView,
    record: editedEngine,
    handler: ({ params: references, ...caller }) => engineOf(references, caller),
  }),
  defineRoute({
    method: 'PATCH',
    path: '/clusters/{cluster}/engines/{engine}',
    summary: 'Change how an engine is reached',
    permission: manage,
    effect: 'records-itself',
    recordedBy,
    params,
    body: engineChange,
    response: engineView,
    record,
    handler: async ({ actor, params: { cluster, engine }, body, facts, db, requireUnchanged }) => {
      await requireUnchanged(db);
      const { id: clusterId } = await getCluster(actor, cluster, db);
      const { id, endpoint } = await findEngine(clusterId, engine, db);
      const wish = { ...body, endpoint: body.endpoint ?? endpoint };
      credentialsIn(wish);
      const tried = await triedEngine(facts.credential, wish, { cluster: clusterId, engine: id });
      return makeChange(actor, async (tx) => {
        await requireUnchanged(tx);
        return changeEngine(tx, actor, { cluster: clusterId, engine: id }, body, tried);
      });
    },
  }),
  defineRoute({
    method: 'DELETE',
    path: '/clusters/{cluster}/engines/{engine}',
    summary: 'Forget an engine; what runs there goes on',
    permission: manage,
    effect: 'change',
    params,
    response: null,
    record,
    handler: ({ actor, params: references, db }) => removeEngine(db, actor, references),
  }),
];
