import { afterAll, describe, expect, test } from 'vitest';
import type { Person } from '@/e2e/fixtures/person';
import { stand } from '@/e2e/fixtures/stand';
import { workerOf } from '@/e2e/orders/worker-process';
import { waitFor } from '@/e2e/wait-for';
import { databaseUrl, readConnection } from '@/supervise/postgres/connection';

const connection = readConnection(stand.facts.dataFolder);
if (connection === null) throw new Error('The stand has no database of its own.');
process.env.DATABASE_URL = databaseUrl(connection);
const { db } = await import('@/lib/db/client');
const { checkOrders } = await import('@/worker/orders/check-orders');
afterAll(() => db.$disconnect());

const day = 24 * 60 * 60_000;
const tomorrow = () => new Date(Date.now() + day).toISOString();
const containerOf = (order: { id: string }) => stand.engine.container(`website-${order.id}`);
const website = (name: string, theme = 'forest') => ({
  item: 'website',
  inputs: { name, theme },
  until: tomorrow(),
});

/** Somebody who may order, and may do nothing else. */
const customer = () => stand.person('mia', { role: 'Catalogue User', on: '/Desk' });

async function orderAndWait(person: Person, name: string) {
  const order = await person.api.post('/orders', website(name));
  return waitFor(
    'the website to be ready',
    async () => {
      const now = await person.api.get(`/orders/${order.id}`);
      if (now.state === 'needs_attention') throw new Error(now.statusText);
      return now.state === 'ready' && now;
    },
    { timeoutMs: 45_000 },
  );
}

describe('an ordered website', () => {
  test('is served with its name, by a container that its owner cannot touch', async () => {
    const mia = await customer();
    const order = await orderAndWait(mia, 'Tea & <b>cake</b>');
    const page = await (await fetch(order.link)).text();
    expect(page).toContain('<h1>Tea &amp; &lt;b&gt;cake&lt;/b&gt;</h1>');
    expect(page).toContain('#14532d');
    const container = await containerOf(order);
    expect(container?.Config.Labels['io.wheelhouse.collection']).toBe('/Desk/Websites');
    expect(await mia.docker.run('ps', '-aq')).toBe('');
    expect(await mia.docker.refused('inspect', container?.Id ?? '')).toContain('No such');
    expect((await containerOf(order))?.State.Running).toBe(true);
    const admin = await stand.admin();
    const { items } = await admin.api.get(`/audit?actor=${mia.username}&operation=container.create`);
    expect(items[0]).toMatchObject({ outcome: 'done', collection: '/Desk/Websites' });
    expect(items[0].credential).toContain(order.id);
    await mia.api.delete(`/orders/${order.id}`);
    await waitFor('it to be gone', async () => (await containerOf(order)) === undefined);
  });

  test('is removed when its time is over, also when its reminder was lost', async () => {
    const mia = await customer();
    const order = await orderAndWait(mia, 'Short');
    await db.order.update({ where: { id: order.id }, data: { expiresAt: new Date(Date.now() - 1_000) } });
    await db.$executeRaw`SELECT graphile_worker.remove_job(${`order.expire:${order.id}`})`;
    await checkOrders(db, stand.facts.consoleUrl, new Date());
    await waitFor('it to be gone', async () => (await containerOf(order)) === undefined);
    await waitFor('the order to be closed', async () => (await mia.api.get('/orders')).items.length === 0);
  });

  test('comes back when it was stopped, with the port that it has then', async () => {
    const mia = await customer();
    const order = await orderAndWait(mia, 'Stopped');
    await stand.engine.ask('POST', `/containers/website-${order.id}/stop?t=0`);
    await checkOrders(db, stand.facts.consoleUrl, new Date());
    const { state, link } = await mia.api.get(`/orders/${order.id}`);
    expect(state).toBe('ready');
    expect(await waitFor('the page', async () => (await fetch(link)).status)).toBe(200);
    await mia.api.delete(`/orders/${order.id}`);
  });

  test('that was removed behind our back needs attention, and is made anew on request', async () => {
    const mia = await customer();
    const order = await orderAndWait(mia, 'Lost');
    await stand.engine.remove(`website-${order.id}`);
    await checkOrders(db, stand.facts.consoleUrl, new Date());
    const lost = await mia.api.get(`/orders/${order.id}`);
    expect(lost).toMatchObject({ state: 'needs_attention', helpers: 'admin' });
    expect(lost.statusText).toContain('gone');
    await mia.api.post(`/orders/${order.id}/retry`);
    await waitFor(
      'it to be ready again',
      async () => (await mia.api.get(`/orders/${order.id}`)).state === 'ready',
    );
    await mia.api.delete(`/orders/${order.id}`);
  });

  test('is finished although the worker was killed while preparing it, and made once', async () => {
    const mia = await customer();
    const killed = await waitFor('a worker', () => workerOf(stand.facts.consoleUrl));
    const order = await mia.api.post('/orders', website('Killed'));
    await waitFor('the preparation to begin', async () => {
      const { statusText, state } = await mia.api.get(`/orders/${order.id}`);
      return state === 'ready' || statusText !== 'Waiting for its turn.';
    });
    process.kill(killed, 'SIGKILL');
    await waitFor(
      'it to be ready',
      async () => (await mia.api.get(`/orders/${order.id}`)).state === 'ready',
      { timeoutMs: 45_000 },
    );
    const named = (await stand.engine.containerNames()).filter((name) => name.includes(order.id));
    expect(named).toHaveLength(1);
    await mia.api.delete(`/orders/${order.id}`);
    await waitFor('it to be gone', async () => (await containerOf(order)) === undefined);
  });
});

describe('an order that may not be', () => {
  test('is not offered to whoever lacks catalog.view, and refused to whoever only views', async () => {
    const nobody = await stand.person('noah');
    expect((await nobody.api.get('/catalog')).items).toEqual([]);
    expect((await nobody.api.call('POST', '/orders', website('No'))).status).toBe(404);
    const viewer = await stand.person('vera', { role: 'View Only', on: '/Desk' });
    expect((await viewer.api.get('/catalog')).items[0]).toMatchObject({ slug: 'website', mayOrder: false });
    const refused = await viewer.api.call('POST', '/orders', website('No'));
    expect(refused.status).toBe(403);
    expect(refused.body.missing).toEqual({ operation: 'catalog.order', collection: '/Desk' });
  });

  test('belongs to somebody else', async () => {
    const mia = await customer();
    const other = await customer();
    const order = await mia.api.post('/orders', website('Mine'));
    const path = `/orders/${order.id}`;
    expect((await other.api.get('/orders')).items).toEqual([]);
    expect((await other.api.call('GET', path)).status).toBe(404);
    expect((await other.api.call('POST', `${path}/extend`, { until: tomorrow() })).status).toBe(404);
    expect((await other.api.call('POST', `${path}/retry`)).status).toBe(404);
    expect((await other.api.call('DELETE', path)).status).toBe(404);
    await mia.api.delete(path);
    await waitFor('it to be gone', async () => (await mia.api.get('/orders')).items.length === 0);
    expect(await containerOf(order)).toBeUndefined();
  });

  test.each([
    [{ inputs: { name: '', theme: 'ocean' } }, 'body.inputs.name'],
    [{ inputs: { name: 'x', theme: 'pink' } }, 'body.inputs.theme'],
    [{ inputs: { name: 'x', theme: 'ocean', Image: 'evil' } }, 'body.inputs'],
    [{ until: new Date(Date.now() - day).toISOString() }, 'body.until'],
    [{ until: new Date(Date.now() + 400 * day).toISOString() }, 'body.until'],
  ])('has wrong answers: %j', async (wrong, path) => {
    const mia = await customer();
    const answer = await mia.api.call('POST', '/orders', { ...website('x'), ...wrong });
    expect(answer.status).toBe(422);
    expect(answer.body.errors[0].path).toBe(path);
    expect((await mia.api.get('/orders')).items).toEqual([]);
  });
});
