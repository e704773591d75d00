import type { Request } from '@playwright/test';
import { expectAccessible } from './axe';
import { expect, test } from './fixtures/browser';
import { dockerAtEngine } from './fixtures/docker-cli';
import { inside, stand } from './fixtures/stand';
import { startLab } from './lab/lab';

test('a page follows everything over one stream, from page to page', async ({ signedIn }) => {
  const shop = await stand.collection('shop');
  const ana = await stand.person('ana', { on: shop });
  const name = stand.unique('web');
  const page = await signedIn(await stand.admin(), '/ops');
  const streams: string[] = [];
  const open = new Set<Request>();
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.startsWith('/clusters/') && pathname.endsWith('/events')) streams.push(pathname);
    if (pathname === '/live') open.add(request);
  });
  page.on('requestfailed', (request) => open.delete(request));
  page.on('requestfinished', (request) => open.delete(request));
  await page.goto(`/ops/local/containers?q=${name}`);
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
  await ana.docker.run('run', '-d', '--name', name, ...inside(shop), 'busybox', 'sleep', '3600');
  await expect(page.getByRole('row').filter({ hasText: name })).toContainText('Running');
  await page.getByRole('link', { name: 'Volumes' }).click();
  await expect(page.getByRole('heading', { name: 'Volumes' })).toBeVisible();
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
  await page.getByRole('link', { name: 'Containers' }).click();
  await expect(page.getByRole('link', { name: 'Containers' })).toHaveAttribute('aria-current', 'page');
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
  expect(streams).toEqual([]);
  await expect.poll(() => open.size).toBe(1);
});

test('an engine that is killed: the page says since when it is old, and is right when it is back', async ({
  signedIn,
}) => {
  const lab = await startLab({ engines: 1, registry: false });
  const [engine] = lab.engines;
  if (!engine) throw new Error('The lab has no engine.');
  const admin = await stand.admin();
  const cluster = stand.unique('edge');
  try {
    const docker = dockerAtEngine(engine.socket);
    await admin.api.post('/clusters', { name: cluster, endpoint: engine.dockerHost });
    await docker.run('run', '-d', '--name', 'stays', 'busybox', 'sleep', '3600');
    const page = await signedIn(admin, `/ops/${cluster}/containers`);
    const row = page.getByRole('row').filter({ hasText: 'stays' });
    await expect(page.getByText('Live', { exact: true })).toBeVisible();
    await expect(row).toContainText('Running');

    await engine.kill();
    await expect(page.getByText(/^Stale since/)).toBeVisible({ timeout: 5_000 });
    await expect(row).toContainText('Running');
    await expectAccessible(page);

    await engine.start();
    await expect(page.getByText('Live', { exact: true })).toBeVisible({ timeout: 20_000 });
    await expect(row).toContainText('Stopped');
    await docker.run('rm', 'stays');
    await docker.run('create', '--name', 'comes', 'busybox', 'true');
    await expect(page.getByRole('row').filter({ hasText: 'comes' })).toContainText('Created');
    await expect(row).toHaveCount(0);
  } finally {
    await admin.api.delete(`/clusters/${cluster}`);
    await lab.stop();
  }
});

test('the palette finds a thing on any cluster and goes to it, and knows it the next time', async ({
  signedIn,
}) => {
  const shop = await stand.collection('shop', '');
  const ana = await stand.person('ana', { on: shop });
  const name = stand.unique('needle');
  const { docker } = await ana.at('swarm');
  await docker.run('volume', 'create', ...inside(shop), name);
  const admin = await stand.admin();
  const page = await signedIn(admin, '/ops');
  const open = async () => {
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('combobox')).toBeFocused();
  };
  await open();
  await page.keyboard.type(name.slice(0, -1).toUpperCase());
  const found = page.getByRole('group', { name: 'Volumes' }).getByRole('option', { name });
  await expect(found).toContainText(`swarm, ${shop}`);
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`/ops/swarm/volumes/${name}`));
  await open();
  await expect(page.getByRole('group', { name: 'Recent' }).getByRole('option', { name })).toBeVisible();
  await page.keyboard.type('no such thing');
  await expect(page.getByText('Nothing is called that.')).toBeVisible();

  const stranger = await stand.person('carol', { on: await stand.collection('bakery', '') });
  const theirs = await signedIn(stranger, '/apps');
  await theirs.keyboard.press('Control+k');
  await expect(theirs.getByRole('combobox')).toBeFocused();
  await theirs.keyboard.type(name);
  await expect(theirs.getByText('Nothing is called that.')).toBeVisible();
});
