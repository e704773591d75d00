import type { Page } from '@playwright/test';
import { expectAccessible } from './axe';
import { expect, test } from './fixtures/browser';
import { dialogOf } from './fixtures/dialogs';
import { makeService, removeServicesIn } from './fixtures/services';
import { inside, stand } from './fixtures/stand';

const follow = async (page: Page, name: string | RegExp, heading: string) => {
  await page.getByRole('main').getByRole('link', { name, exact: true }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading);
};

test('from a container one gets to all that it uses, and back', async ({ signedIn }) => {
  const shop = await stand.collection('shop');
  const ana = await stand.person('ana', { on: shop });
  const [name, volume, network] = [stand.unique('web'), stand.unique('data'), stand.unique('net')];
  await ana.docker.run('network', 'create', ...inside(shop), network);
  await ana.docker.run('volume', 'create', ...inside(shop), volume);
  const uses = ['--network', network, '-v', `${volume}:/data`, '--label', 'com.docker.compose.project=tea'];
  const options = ['--name', name, '--init', ...uses, ...inside(shop)];
  const id = await ana.docker.run('run', '-d', ...options, 'busybox', 'sleep', '1d');
  const page = await signedIn(await stand.admin(), `/ops/local/containers/${id}`);
  await expectAccessible(page);
  for (const used of [volume, network]) {
    await follow(page, used, used);
    await follow(page, name, name);
  }
  await page.getByRole('link', { name: 'busybox', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('busybox');
  await page.goBack();
  await follow(page, 'tea', 'tea');
  await follow(page, name, name);
});

test('a service, its network, its stack and its tasks lead to each other', async ({ signedIn }) => {
  const shop = await stand.collection('shop');
  const ana = await stand.person('ana', { on: shop });
  const [stack, network] = [stand.unique('tea'), stand.unique('net')];
  const { docker } = await ana.at('swarm');
  const label = ['--label', `com.docker.stack.namespace=${stack}`];
  await docker.run('network', 'create', '--driver', 'overlay', ...label, ...inside(shop), network);
  try {
    const service = await makeService(ana, shop, ...label, '--network', network);
    const page = await signedIn(await stand.admin(), `/ops/swarm/services/${service.id}`);
    await follow(page, network, network);
    await follow(page, stack, stack);
    await page.getByRole('tab', { name: 'Time line' }).click();
    const line = page.getByRole('list', { name: 'Time line' });
    await expect(line).toContainText(`service ${service.name} was created`, { timeout: 30_000 });
    await expect(line).toContainText(`network ${network}`);
    await expectAccessible(page);
    await page.getByRole('tab', { name: /^Services/ }).click();
    await follow(page, service.name, service.name);
    await page.getByRole('tab', { name: /Tasks/ }).click();
    await follow(page, `${service.name}.1`, `${service.name}.1`);
    const container = page.getByRole('main').getByRole('link', { name: /^[0-9a-f]{12}$/ });
    await container.click({ timeout: 30_000 });
    await expect(page.getByRole('heading', { level: 1 })).toContainText(`${service.name}.1.`);
    await expectAccessible(page);
    await follow(page, service.name, service.name);
    await page.getByRole('link', { name: /busybox/ }).click();
    await expect(page.getByRole('row').filter({ hasText: 'busybox' }).first()).toBeVisible();
    await page.getByRole('link', { name: 'Networks' }).click();
    await page.getByRole('button', { name: 'New network' }).click();
    await expect(page.getByRole('dialog').getByLabel('Driver', { exact: true })).toHaveValue('overlay');
  } finally {
    await removeServicesIn(shop);
    await stand.swarm.dockerAtManager.attempt('network', 'rm', network);
  }
});

test('a node is paused and activated, and a move of it says first what would leave it', async ({
  signedIn,
}) => {
  // Where nobody may schedule; below /Shared everybody may.
  const [shop, apart] = [await stand.collection('shop'), await stand.collection('apart', '')];
  const ana = await stand.person('ana', { on: shop });
  const [{ name }] = stand.swarm.workers;
  const availability = async () => (await stand.swarm.node(name))?.Spec.Availability;
  const choose = async (action: string) => {
    await page.getByRole('button', { name: `Actions for ${name}` }).click();
    await page.getByRole('menuitem', { name: action, exact: true }).click();
  };
  const service = await makeService(ana, shop, '--constraint', `node.hostname==${name}`);
  const page = await signedIn(await stand.admin(), '/ops/swarm/nodes');
  try {
    await expect
      .poll(
        async () =>
          (await stand.swarm.tasksOf(service.name)).some(({ Status }) => Status.State === 'running'),
        {
          timeout: 60_000,
        },
      )
      .toBe(true);
    await choose('Move');
    await dialogOf(page).getByRole('combobox').selectOption(apart);
    const leaving = dialogOf(page).getByRole('region', { name: 'Services that may no longer run there' });
    await expect(leaving).toContainText(service.name);
    await expectAccessible(page);
    await dialogOf(page).getByRole('button', { name: 'Cancel' }).click();
    await choose('Pause');
    await dialogOf(page).getByRole('button', { name: 'Pause' }).click();
    await expect(page.getByRole('row').filter({ hasText: name })).toContainText('Paused');
    expect(await availability()).toBe('pause');
    await choose('Activate');
    await dialogOf(page).getByRole('button', { name: 'Activate' }).click();
    await expect.poll(availability).toBe('active');
  } finally {
    await stand.swarm.dockerAtManager.run('node', 'update', '--availability', 'active', name);
    await removeServicesIn(shop);
  }
});

test('what a cluster used over time is drawn for who may see its state', async ({ signedIn }) => {
  const page = await signedIn(await stand.admin(), '/ops/local');
  await page.getByRole('tab', { name: 'Metrics' }).click();
  const chart = page.getByRole('region', { name: 'CPU', exact: true });
  await expect(chart.getByText(/\d+\.\d+ cores/)).toBeVisible({ timeout: 60_000 });
  await expectAccessible(page);
  const role = await stand.role('watches', ['node.view', 'container.view-host', 'node.update']);
  const ben = await stand.person('ben', { role, on: await stand.collection('yard') });
  const his = await signedIn(ben, '/ops/local?tab=metrics');
  await expect(his.getByText(/You need cluster\.view on \//)).toBeVisible();
});
