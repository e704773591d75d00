import type { Page } from '@playwright/test';
import { expectAccessible } from './axe';
import { expect, test } from './fixtures/browser';
import type { Person } from './fixtures/person';
import { inside, stand } from './fixtures/stand';

/** A container that a person runs with their own docker; its name. */
async function running(person: Person, collection: string, name = 'web'): Promise<string> {
  const unique = stand.unique(name);
  const command = ['busybox', 'sleep', '100000'];
  await person.docker.run('run', '-d', '--init', '--name', unique, ...inside(collection), ...command);
  return unique;
}

async function choose(page: Page, container: string, action: string): Promise<void> {
  await page.getByRole('button', { name: `Actions for ${container}` }).click();
  await page.getByRole('menuitem', { name: action, exact: true }).click();
}

test('an operator sees the containers of every collection, whose they are, and what becomes of them', async ({
  signedIn,
}) => {
  const [shop, bank] = [await stand.collection('shop'), await stand.collection('bank')];
  const [ana, ben] = [await stand.person('ana', { on: shop }), await stand.person('ben', { on: bank })];
  const pair = stand.unique('pair');
  const [hers, his] = [await running(ana, shop, pair), await running(ben, bank, pair)];

  const page = await signedIn(await stand.admin(), `/ops/_all/containers?q=${pair}`);
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
  const row = page.getByRole('row').filter({ hasText: hers });
  await expect(row).toContainText(shop);
  await expect(row).toContainText(ana.username);
  await expect(page.getByRole('row').filter({ hasText: his })).toContainText(ben.username);
  await expectAccessible(page);

  await stand.dockerAtEngine.run('kill', hers);
  await expect(row).toContainText('Stopped');
  await choose(page, hers, 'Start');
  await expect(row).toContainText('Running');
  expect((await stand.engine.container(hers))?.State.Running).toBe(true);

  await page.getByRole('button', { name: `Actions for ${hers}` }).click();
  await expect(page.getByRole('menuitem', { name: /^Start/ })).toContainText('It is running already.');
  await expectAccessible(page);
});

test('a container moves to another collection, and with it who sees it', async ({ signedIn }) => {
  const [shop, bank] = [await stand.collection('shop'), await stand.collection('bank')];
  const [ana, ben] = [await stand.person('ana', { on: shop }), await stand.person('ben', { on: bank })];
  const name = await running(ana, shop);
  const page = await signedIn(await stand.admin(), `/ops/local/containers?q=${name}`);
  await choose(page, name, 'Move');
  const dialog = page.getByRole('dialog');
  await expectAccessible(page);
  await dialog.getByLabel('To').selectOption(bank);
  await dialog.getByRole('button', { name: 'Move' }).click();
  await expect(page.getByRole('row').filter({ hasText: name })).toContainText(bank);
  await expect.poll(() => ben.docker.run('ps', '--format', '{{.Names}}')).toContain(name);
});

test('several at once: stopped, and removed after their number was typed', async ({ signedIn }) => {
  const shop = await stand.collection('shop');
  const ana = await stand.person('ana', { on: shop });
  const names = [await running(ana, shop), await running(ana, shop)];
  const page = await signedIn(await stand.admin(), `/ops/local/containers?collection=${shop}`);
  await page.getByRole('checkbox', { name: 'Select all' }).check();
  await expect(page.getByText('2 selected')).toBeVisible();
  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  for (const name of names)
    await expect(page.getByRole('row').filter({ hasText: name })).toContainText('Stopped');

  await page.getByRole('checkbox', { name: 'Select all' }).check();
  await page.getByRole('button', { name: 'Remove', exact: true }).click();
  const dialog = page.getByRole('dialog');
  for (const name of names) await expect(dialog).toContainText(name);
  await expect(dialog.getByRole('button', { name: 'Remove' })).toBeDisabled();
  await dialog.getByRole('textbox').fill('2 containers');
  await dialog.getByRole('button', { name: 'Remove' }).click();
  await expect(dialog).toHaveCount(0);
  await expect
    .poll(async () => (await stand.engine.containerNames()).filter((each) => names.includes(each)))
    .toEqual([]);
});

test('the engine’s whole account of a container is a tab of its page', async ({ signedIn }) => {
  const shop = await stand.collection('shop');
  const name = await running(await stand.person('ana', { on: shop }), shop);
  const id = (await stand.engine.container(name))?.Id;
  const page = await signedIn(await stand.admin(), `/ops/local/containers/${id}`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
  await expect(page.getByRole('navigation', { name: 'Breadcrumb' })).toContainText(name);
  await page.getByRole('tab', { name: 'Inspect' }).click();
  await expect(page.getByRole('treeitem', { name: /^HostConfig:/ })).toBeVisible();
  await expect(page).toHaveURL(/tab=inspect/);
  await expectAccessible(page);
});

test('the overview says how the clusters are and what needs somebody', async ({ signedIn }) => {
  const shop = await stand.collection('shop');
  const ana = await stand.person('ana', { on: shop });
  const name = stand.unique('broken');
  await ana.docker.attempt('run', '--name', name, ...inside(shop), 'busybox', 'sh', '-c', 'exit 3');
  const page = await signedIn(await stand.admin(), '/');
  await expect(page).toHaveURL(/\/ops$/);
  await expect(page.getByRole('list', { name: 'Clusters' })).toContainText('not well');
  await expect(page.getByRole('link', { name })).toBeVisible();
  await expect(page.getByText(ana.username).first()).toBeVisible();
  await expectAccessible(page);
});

test('images, networks and volumes are listed with where they are', async ({ signedIn }) => {
  const shop = await stand.collection('shop');
  const ana = await stand.person('ana', { on: shop });
  const [volume, network] = [stand.unique('data'), stand.unique('net')];
  await ana.docker.run('volume', 'create', ...inside(shop), volume);
  await ana.docker.run('network', 'create', ...inside(shop), network);
  const page = await signedIn(await stand.admin(), `/ops/local/volumes?q=${volume}`);
  await expect(page.getByRole('row').filter({ hasText: volume })).toContainText(shop);
  await choose(page, volume, 'Remove');
  await page.getByRole('dialog').getByRole('textbox').fill(volume);
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await expect(page.getByRole('row').filter({ hasText: volume })).toHaveCount(0);
  await expect.poll(() => stand.engine.hasVolume(volume)).toBe(false);

  await page.goto(`/ops/local/networks?q=${network}`);
  await expect(page.getByRole('row').filter({ hasText: network })).toContainText(ana.username);
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Images' }).click();
  await page.getByLabel('Filter images').fill('busybox');
  await expect(page.getByRole('row').filter({ hasText: 'busybox' }).first()).toBeVisible();
  await expectAccessible(page);
});

test('by keyboard: find a container, filter the list, see the keys', async ({ signedIn }) => {
  const shop = await stand.collection('shop');
  const name = await running(await stand.person('ana', { on: shop }), shop);
  const page = await signedIn(await stand.admin(), '/ops/_all/containers');
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
  await page.keyboard.press('/');
  await page.keyboard.type(name);
  await expect(page.getByText(/^1 of \d/)).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`q=${name}`));
  await page.keyboard.press('Escape');
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');

  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: /Search/ }).fill(name);
  await expect(page.getByRole('option')).toContainText(name);
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
});

test('on a phone the list is cards, and a container can be restarted', async ({ signedIn }) => {
  const shop = await stand.collection('shop');
  const name = await running(await stand.person('ana', { on: shop }), shop);
  const page = await signedIn(await stand.admin(), `/ops/local/containers?collection=${shop}`, {
    viewport: { width: 390, height: 844 },
    hasTouch: true,
  });
  await expect(page.getByText(name)).toBeVisible();
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
  const before = (await stand.engine.container(name))?.State;
  await choose(page, name, 'Restart');
  await expect(page.getByText(`${name} restarted`)).toBeVisible({ timeout: 30_000 });
  expect((await stand.engine.container(name))?.State).not.toEqual(before);
  await expectAccessible(page);
});

test('the operators’ view does not exist for a developer', async ({ signedIn }) => {
  const shop = await stand.collection('shop');
  const ana = await stand.person('ana', { on: shop });
  const page = await signedIn(ana, '/ops');
  await expect(page.getByRole('heading', { name: 'There is nothing here' })).toBeVisible();
  await page.goto('/');
  await expect(page).toHaveURL(/\/apps/);
  const views = page.getByRole('navigation', { name: 'Views' });
  await expect(views.getByRole('link', { name: 'Apps' })).toBeVisible();
  await expect(views.getByRole('link', { name: 'Ops' })).toHaveCount(0);
  await expect(views.getByRole('link', { name: 'Admin' })).toHaveCount(0);
});
