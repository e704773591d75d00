import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Person } from '@/e2e/fixtures/person';
import { stand } from '@/e2e/fixtures/stand';
import { waitFor } from '@/e2e/wait-for';

const path = '/settings/history';
let admin: Person;
let before: unknown;

beforeAll(async () => {
  admin = await stand.admin();
  before = await admin.api.get(path);
});
afterAll(() => admin.api.call('PUT', path, before));

it('how long history is kept is set by who manages clusters, within bounds, on record', async () => {
  expect(before).toEqual({ eventDays: 30, metricDays: 30 });
  expect(await admin.api.call('PUT', path, { eventDays: 90, metricDays: 60 })).toMatchObject({ status: 200 });
  expect(await admin.api.get(path)).toEqual({ eventDays: 90, metricDays: 60 });
  for (const wrong of [0, 367, 1.5, '30']) {
    const answer = await admin.api.call('PUT', path, { eventDays: wrong, metricDays: 30 });
    expect(answer.status).toBe(422);
  }
  await waitFor('the entry', async () => {
    const { items } = await admin.api.get('/audit?operation=cluster.manage&limit=20');
    return (items as { resource?: { name?: string } }[]).some((entry) =>
      JSON.stringify(entry).includes('How long events and metrics are kept'),
    );
  });
});

it('is nobody’s who may not manage clusters', async () => {
  const role = await stand.role('watcher', ['cluster.view']);
  const watcher = await stand.person('watcher', { role, on: '/' });
  expect(await watcher.api.call('GET', path)).toMatchObject({ status: 200 });
  expect(await watcher.api.call('PUT', path, { eventDays: 1, metricDays: 1 })).toMatchObject({ status: 403 });
  const stranger = await stand.person('ben', { on: await stand.collection('shop') });
  expect(await stranger.api.call('GET', path)).toMatchObject({ status: 403 });
  expect(await stranger.api.call('PUT', path, { eventDays: 1, metricDays: 1 })).toMatchObject({
    status: 403,
  });
});
