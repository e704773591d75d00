import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '@/e2e/fixtures/person';
import { inside, stand } from '@/e2e/fixtures/stand';
import { waitFor } from '@/e2e/wait-for';
import type { AlertView } from '@/lib/alerts/schema';

const soon = { timeoutMs: 60_000, intervalMs: 250 };

async function alertsOf(person: Person, query = 'state=firing&limit=500'): Promise<AlertView[]> {
  return (await person.api.get(`/alerts?${query}`)).items;
}

/** The alert about a resource, when the person sees it. */
async function alertAbout(person: Person, id: string): Promise<AlertView | undefined> {
  return (await alertsOf(person)).find((alert) => alert.resource.id === id);
}

describe('alerts about what is in a collection', () => {
  let admin: Person;
  let shop: string;
  let ana: Person;
  let viewer: Person;
  let restricted: Person;
  let stranger: Person;
  let service: string;
  let serviceId: string;
  let alert: AlertView;

  beforeAll(async () => {
    admin = await stand.admin();
    shop = await stand.collection('shop');
    const sibling = await stand.collection('sibling');
    ana = await stand.person('ana', { on: shop });
    viewer = await stand.person('vera', { role: 'View Only', on: shop });
    restricted = await stand.person('rob', { role: 'Restricted Control', on: shop });
    stranger = await stand.person('sam', { on: sibling });
    await admin.api.put('/alert-rules/service-short', { isEnabled: true, thresholds: { minutes: 0 } });
    await admin.api.put('/alert-rules/restart-loop', {
      isEnabled: true,
      thresholds: { restarts: 3, minutes: 5 },
    });
    service = stand.unique('short');
    const { docker } = await ana.at('swarm');
    await docker.run(
      ...['service', 'create', '-d', '--name', service, '--label', `io.wheelhouse.collection=${shop}`],
      ...['--replicas', '2', '--constraint', 'node.labels.nowhere==1'],
      ...[stand.swarm.image('busybox'), 'sleep', '3600'],
    );
    serviceId = String((await stand.swarm.service(service))?.ID);
    alert = await waitFor('the alert', () => alertAbout(admin, serviceId), soon);
  });

  afterAll(async () => {
    await admin.api.put('/alert-rules/service-short', { isEnabled: true });
    await admin.api.put('/alert-rules/restart-loop', { isEnabled: true });
    await stand.swarm.removeService(service);
  });

  it('say what is wrong and what to do, where and since when', () => {
    expect(alert).toMatchObject({
      rule: 'service-short',
      severity: 'critical',
      state: 'firing',
      cluster: 'swarm',
      collection: shop,
      resource: { kind: 'service', id: serviceId, name: service },
      acknowledged: null,
    });
    expect(alert.message).toContain(`${service} runs 0 of 2 replicas.`);
    expect(alert.advice).toMatch(/tasks/);
  });

  it('are seen by whoever may see the resource, and by nobody else', async () => {
    for (const person of [ana, viewer, restricted]) {
      expect(await alertAbout(person, serviceId)).toMatchObject({ id: alert.id });
      expect((await person.api.get('/alert-counts')).firing).toBeGreaterThan(0);
    }
    expect(await alertsOf(stranger, 'limit=500')).not.toContainEqual(
      expect.objectContaining({ collection: shop }),
    );
    for (const [method, path, body] of [
      ['GET', `/alerts/${alert.id}`, undefined],
      ['PUT', `/alerts/${alert.id}/acknowledgement`, {}],
      ['DELETE', `/alerts/${alert.id}/acknowledgement`, undefined],
      ['PUT', `/alerts/${alert.id}/silence`, { until: '2999-01-01T00:00:00Z' }],
      ['DELETE', `/alerts/${alert.id}/silence`, undefined],
    ] as const) {
      const answer = await stranger.api.call(method, path, body);
      expect(answer.status).toBe(404);
      expect(JSON.stringify(answer.body)).not.toContain(service);
    }
  });

  it('are not acknowledged or silenced by who may only look', async () => {
    for (const [method, path, body] of [
      ['PUT', 'acknowledgement', { note: 'mine' }],
      ['DELETE', 'acknowledgement', undefined],
      ['PUT', 'silence', { until: '2999-01-01T00:00:00Z' }],
      ['DELETE', 'silence', undefined],
    ] as const) {
      const answer = await viewer.api.call(method, `/alerts/${alert.id}/${path}`, body);
      expect(answer.status).toBe(403);
      expect(answer.body.detail).toContain(`alert.acknowledge on ${shop}`);
    }
    expect((await alertAbout(viewer, serviceId))?.mayAcknowledge).toBe(false);
    expect(await alertAbout(admin, serviceId)).toMatchObject({ acknowledged: null, silenced: null });
  });

  it('are acknowledged with a note, on record', async () => {
    const note = stand.unique('a node with that label comes');
    const answer = await restricted.api.put(`/alerts/${alert.id}/acknowledgement`, { note });
    expect(answer.acknowledged).toMatchObject({ by: restricted.username, note });
    expect(await alertsOf(ana, 'state=firing&acknowledged=false&limit=500')).not.toContainEqual(
      expect.objectContaining({ id: alert.id }),
    );
    const { items } = await admin.api.get(`/audit?text=${encodeURIComponent(note)}`);
    expect(items[0]).toMatchObject({
      actor: restricted.username,
      operation: 'alert.acknowledge',
      collection: shop,
      outcome: 'done',
    });
    expect((await ana.api.delete(`/alerts/${alert.id}/acknowledgement`)).acknowledged).toBeNull();
  });

  it('are silenced until a time, and left out of what waits', async () => {
    const before = (await ana.api.get('/alert-counts')).waiting;
    const until = new Date(Date.now() + 3_600_000).toISOString();
    expect((await ana.api.put(`/alerts/${alert.id}/silence`, { until })).silenced).toMatchObject({
      by: ana.username,
      until,
    });
    expect((await ana.api.get('/alert-counts')).waiting).toBe(before - 1);
    expect((await ana.api.delete(`/alerts/${alert.id}/silence`)).silenced).toBeNull();
    const past = new Date(Date.now() - 1_000).toISOString();
    expect((await ana.api.call('PUT', `/alerts/${alert.id}/silence`, { until: past })).status).toBe(422);
  });

  it('move with their resource at once', async () => {
    const depot = await stand.collection('depot');
    await admin.api.put('/placements', {
      cluster: 'swarm',
      kind: 'service',
      id: serviceId,
      collection: depot,
    });
    expect(await alertAbout(ana, serviceId)).toBeUndefined();
    expect((await ana.api.call('GET', `/alerts/${alert.id}`)).status).toBe(404);
    expect((await alertAbout(admin, serviceId))?.collection).toBe(depot);
    await admin.api.put('/placements', {
      cluster: 'swarm',
      kind: 'service',
      id: serviceId,
      collection: shop,
    });
  });

  it('are over when all is well for a while, and then stand in the history', async () => {
    const { docker } = await ana.at('swarm');
    await docker.run('service', 'scale', '-d', `${service}=0`);
    await waitFor('the alert to be over', async () => !(await alertAbout(ana, serviceId)), soon);
    const history = await alertsOf(ana, 'state=resolved&limit=500');
    expect(history.find(({ id }) => id === alert.id)).toMatchObject({ state: 'resolved', collection: shop });
    expect(await alertsOf(stranger, 'state=resolved&limit=500')).not.toContainEqual(
      expect.objectContaining({ id: alert.id }),
    );
    const late = await ana.api.call('PUT', `/alerts/${alert.id}/acknowledgement`, {});
    expect(late.status).toBe(409);
  });

  it('tell of a container that restarts in a loop, and not of one that somebody restarts', async () => {
    const looping = await ana.docker.run(
      ...['run', '-d', '--restart', 'always', ...inside(shop), 'busybox', 'sh', '-c', 'exit 7'],
    );
    const steady = await ana.docker.run(
      ...['run', '-d', '--restart', 'always', ...inside(shop), 'busybox', 'sleep', '3600'],
    );
    for (let time = 0; time < 4; time++) await ana.docker.run('restart', '-t', '0', steady);
    const loop = await waitFor('the alert', () => alertAbout(ana, looping), soon);
    expect(loop).toMatchObject({ rule: 'restart-loop', collection: shop, cluster: 'local' });
    expect(loop.message).toContain('exit code 7');
    expect(await alertAbout(ana, steady)).toBeUndefined();
    expect(await alertAbout(stranger, looping)).toBeUndefined();
    await ana.docker.run('rm', '-f', looping, steady);
    await waitFor('the alert to be over', async () => !(await alertAbout(ana, looping)), soon);
  }, 90_000);
});

describe('the rules', () => {
  it('are set by who holds alert.manage on the whole, within their bounds', async () => {
    const admin = await stand.admin();
    const shop = await stand.collection('shop');
    const ana = await stand.person('ana', { on: shop });
    expect((await ana.api.get('/alert-rules')).items).toHaveLength(7);
    const change = { isEnabled: true, thresholds: { percent: 80 } };
    const refused = await ana.api.call('PUT', '/alert-rules/disk-nearly-full', change);
    expect(refused.status).toBe(403);
    expect(refused.body.detail).toContain('alert.manage on /');
    for (const thresholds of [
      { percent: 0 },
      { percent: 101 },
      { percent: 1.5 },
      { nothing: 1 },
      { toString: 1 },
    ]) {
      const odd = await admin.api.call('PUT', '/alert-rules/disk-nearly-full', {
        isEnabled: true,
        thresholds,
      });
      expect(odd.status).toBe(422);
    }
    expect((await admin.api.call('PUT', '/alert-rules/nothing', { isEnabled: true })).status).toBe(404);
    const rule = await admin.api.put('/alert-rules/disk-nearly-full', change);
    expect(rule.thresholds).toContainEqual(expect.objectContaining({ name: 'percent', value: 80 }));
    await admin.api.put('/alert-rules/disk-nearly-full', { isEnabled: true });
  });
});
