import type { Page } from '@playwright/test';
import { expectAccessible } from './axe';
import { expect, test } from './fixtures/browser';
import { makeService, removeServicesIn } from './fixtures/services';
import { stand } from './fixtures/stand';
import { waitFor } from './wait-for';

const { workers, manager } = stand.swarm;

async function choose(page: Page, node: string, action: string): Promise<void> {
  await page.getByRole('button', { name: `Actions for ${node}` }).click();
  await page.getByRole('menuitem', { name: action, exact: true }).click();
}

async function nodeId(name: string): Promise<string> {
  const id = (await stand.swarm.node(name))?.ID;
  if (!id) throw new Error(`There is no node ${name}`);
  return id;
}

async function expectToFit(page: Page): Promise<void> {
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
}

test('a node is drained: one sees what has to leave, how far it is, and takes it back', async ({
  signedIn,
}) => {
  const shop = await stand.collection('shop');
  const admin = await stand.admin();
  const [, worker] = workers;
  // Kept to this node: there is no other place for it, and the screen has to say so.
  const only = await makeService(admin, shop, '--constraint', `node.hostname==${worker.name}`);
  try {
    await waitFor('it runs', async () =>
      (await stand.swarm.tasksOf(only.name)).some(({ Status }) => Status.State === 'running'),
    );
    const page = await signedIn(admin, '/ops/swarm/nodes');
    const row = page.getByRole('row').filter({ hasText: worker.name });
    await expect(row).toContainText('Ready');
    await expectAccessible(page);
    await choose(page, worker.name, 'Drain');
    const dialog = page.getByRole('dialog');
    await expect(dialog).toContainText(only.name);
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Drain' }).click();
    await expect(page.getByText(`${worker.name} is being drained`)).toBeVisible();
    await expect(row).toContainText(/Drain(ing|ed)/);

    await page.getByRole('link', { name: worker.name }).click();
    await expect(page.getByRole('heading', { name: 'Being drained' })).toBeVisible();
    await expect(page.getByRole('link', { name: `${only.name}.1` }).first()).toBeVisible();
    await expect(page.getByText(/no suitable node/).first()).toBeVisible();
    await expectAccessible(page);

    // The work goes on while one looks at other pages, and can be taken back there.
    await page.getByRole('link', { name: 'Topology' }).click();
    await page.getByRole('button', { name: /^Activity/ }).click();
    const activity = page.getByRole('dialog', { name: 'Activity' });
    await expect(activity).toContainText(/1 task not running elsewhere yet/);
    await activity.getByRole('button', { name: 'Activate again' }).click();
    await expect(activity).toContainText('Taken back');
    expect((await stand.swarm.node(worker.name))?.Spec.Availability).toBe('active');
  } finally {
    await stand.swarm.dockerAtManager.run('node', 'update', '--availability', 'active', worker.name);
    await removeServicesIn(shop);
  }
});

test('a node is labelled; what Wheelhouse wrote stays, and so does what others write meanwhile', async ({
  signedIn,
}) => {
  const [{ name }] = workers;
  const [mine, theirs] = [stand.unique('mine'), stand.unique('theirs')];
  const page = await signedIn(await stand.admin(), `/ops/swarm/nodes/${await nodeId(name)}`);
  await page.getByRole('button', { name: 'Edit labels' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Add a label' }).click();
  await dialog
    .getByLabel(/^Name of label/)
    .last()
    .fill(mine);
  await dialog
    .getByLabel(/^Value of label/)
    .last()
    .fill('ssd');
  await expectAccessible(page);
  await stand.swarm.dockerAtManager.run('node', 'update', '--label-add', `${theirs}=1`, name);
  const own = Object.keys((await stand.swarm.node(name))?.Spec.Labels ?? {}).filter((key) =>
    key.startsWith('io.wheelhouse.'),
  );
  await dialog.getByRole('button', { name: 'Save labels' }).click();
  await expect(dialog).toHaveCount(0);
  const labels = (await stand.swarm.node(name))?.Spec.Labels;
  expect(labels).toMatchObject({ [mine]: 'ssd', [theirs]: '1' });
  for (const key of own) expect(labels).toHaveProperty([key]);
  await expect(page.getByText(`${mine}=ssd`)).toBeVisible();
  await stand.swarm.dockerAtManager.run('node', 'update', '--label-rm', mine, '--label-rm', theirs, name);
});

test('who only sees nodes sees theirs, and why they can do nothing with them', async ({ signedIn }) => {
  const shop = await stand.collection('shop');
  const role = await stand.role('watches', ['node.view', 'container.view-host']);
  const ben = await stand.person('ben', { role, on: shop });
  const page = await signedIn(ben, '/ops/swarm/nodes');
  const [{ name }] = workers;
  await expect(page.getByRole('row').filter({ hasText: name })).toBeVisible();
  await expect(page.getByText(manager.name)).toHaveCount(0);
  await page.getByRole('button', { name: `Actions for ${name}` }).click();
  for (const [action, operation] of [
    ['Drain', 'node.update'],
    ['Edit labels', 'node.update'],
    ['Remove from the Swarm', 'node.remove'],
  ] as const) {
    const item = page.getByRole('menuitem', { name: new RegExp(`^${action}`) });
    await expect(item).toContainText(`You need ${operation} on /Shared.`);
    await expect(item).toContainText('Ask for it');
  }
  await expectAccessible(page);
  const own = `/ops/swarm/nodes/${await nodeId(manager.name)}`;
  await page.goto(own);
  await expect(page.getByRole('heading', { name: 'There is nothing here' })).toBeVisible();
  await page.goto('/ops/swarm/swarm');
  const show = page.getByRole('button', { name: 'Show the commands' });
  await expect(show).toHaveAttribute('aria-disabled', 'true');
  await expect(show).toHaveAccessibleDescription(/You need swarm\.manage on \//);
  await expect(page.getByText('SWMTKN')).toHaveCount(0);
  await expectAccessible(page);
});

test('the lanes show tasks on their nodes as they come, by keyboard too', async ({ signedIn }) => {
  const shop = await stand.collection('shop');
  const admin = await stand.admin();
  const page = await signedIn(admin, '/ops/swarm/topology');
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
  const made = await makeService(admin, shop, '--replicas', '4');
  try {
    await page.getByLabel('Filter services').fill(made.name);
    const cards = page.getByRole('button', { name: new RegExp(`^${made.name}\\.\\d: Running`) });
    await expect(cards).toHaveCount(4);
    await expectAccessible(page);
    await cards.first().click();
    await expect(page.getByRole('region', { name: `Tasks of ${made.name}` })).toContainText('4 tasks');
    await expect(cards.nth(1)).toHaveAttribute('aria-pressed', 'true');
    await expect(page).toHaveURL(/service=/);
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('region', { name: `Tasks of ${made.name}` })).toHaveCount(0);
    const before = await page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
    await page.keyboard.press('ArrowRight');
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')))
      .not.toBe(before);
    await page.keyboard.press('Space');
    await expect(page.locator(':focus')).toHaveAttribute('aria-pressed', 'true');
    await page.keyboard.press('Space');
    await expect(page.locator(':focus')).toHaveAttribute('aria-pressed', 'false');
    await page.getByRole('button', { name: 'Show tiles' }).click();
    await expect(cards).toHaveCount(4);
    await cards.first().hover();
    await expect(cards.first()).toHaveAttribute('title', /: Running$/);
    await expectAccessible(page);
    await cards.first().focus();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/ops\/swarm\/tasks\//);
  } finally {
    await removeServicesIn(shop);
  }
});

for (const path of ['/ops', '/ops/swarm', '/ops/swarm/topology', '/ops/swarm/nodes', '/ops/swarm/swarm']) {
  test(`${path} works on a phone`, async ({ signedIn }) => {
    const page = await signedIn(await stand.admin(), path, {
      viewport: { width: 390, height: 844 },
      hasTouch: true,
    });
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expectToFit(page);
    await expectAccessible(page);
  });
}

test('an engine without a Swarm says so where nodes would be', async ({ signedIn }) => {
  const page = await signedIn(await stand.admin(), '/ops/local/nodes');
  await expect(page.getByText(/local is one engine, in no Swarm/)).toBeVisible();
  await page.getByRole('button', { name: 'Start a Swarm' }).click();
  await expect(page.getByRole('dialog')).toContainText('first manager');
  await expectAccessible(page);
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  await page.goto('/ops/_all/nodes');
  await expect(page.getByRole('row').filter({ hasText: manager.name })).toBeVisible();
});
