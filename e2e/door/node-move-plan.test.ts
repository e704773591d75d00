import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person, PersonAtCluster } from '@/e2e/fixtures/person';
import { makeService, removeServicesIn } from '@/e2e/fixtures/services';
import { stand } from '@/e2e/fixtures/stand';
import { waitFor } from '@/e2e/wait-for';

describe('what would leave a node that is moved', () => {
  const [worker] = stand.swarm.workers;
  let shop = '';
  let ana: Person;
  let operator: PersonAtCluster;
  let service: { readonly id: string; readonly name: string };
  let node = '';

  const plan = (who: PersonAtCluster, id: string, collection: string) =>
    who.door.get(`/plans/nodes/${id}?${new URLSearchParams({ collection })}`);

  beforeAll(async () => {
    shop = await stand.collection('shop');
    ana = await stand.person('ana', { on: shop });
    operator = await (await stand.admin()).at('swarm');
    service = await makeService(ana, shop, '--mode', 'global');
    node = (await stand.swarm.node(worker.name))?.ID ?? '';
    await waitFor('it runs on the node', async () =>
      (await stand.swarm.tasksOf(service.id)).some(
        ({ NodeID, Status }) => NodeID === node && Status.State === 'running',
      ),
    );
  });

  afterAll(() => removeServicesIn(shop));

  it('names the services whose people may run nothing in the other collection', async () => {
    const outside = await plan(operator, node, await stand.collection('apart', ''));
    expect(outside.status).toBe(200);
    expect(outside.json.leaving).toContainEqual({ id: service.id, name: service.name, tasks: 1 });
    const within = await plan(operator, node, await stand.collection('within'));
    expect(JSON.stringify(within.json.leaving)).not.toContain(service.name);
  });

  it('is for who may move the node, and tells of no service that they may not see', async () => {
    const apart = await stand.collection('apart', '');
    const refused = await plan(await ana.at('swarm'), node, apart);
    expect(refused).toMatchObject({
      status: 403,
      json: { message: expect.stringContaining('access.manage on /Shared') },
    });
    const manager = (await stand.swarm.node(stand.swarm.manager.name))?.ID ?? '';
    expect((await plan(await ana.at('swarm'), manager, apart)).status).toBe(404);
    // Who may move nodes in /System sees none of the shop's services.
    const role = await stand.role('moves-nodes', ['node.view', 'access.manage']);
    const ben = await (await stand.person('ben', { role, on: '/System' })).at('swarm');
    const { json } = await plan(ben, manager, apart);
    expect(JSON.stringify(json.leaving)).not.toContain(service.name);
  });

  it('takes one collection, and nothing that is none', async () => {
    expect((await operator.door.get(`/plans/nodes/${node}`)).status).toBe(400);
    expect((await plan(operator, node, 'apart')).status).toBe(400);
    expect((await plan(operator, node, '/../x')).status).toBe(400);
  });
});
