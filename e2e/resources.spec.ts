import type { Page } from '@playwright/test';
import { expectAccessible } from './axe';
import { expect, test } from './fixtures/browser';
import type { Person } from './fixtures/person';
import { inside, stand } from './fixtures/stand';
import { run } from './lab/command';

const dialogOf = (page: Page) => page.getByRole('dialog');

async function choose(page: Page, name: string, action: string): Promise<void> {
  await page.getByRole('button', { name: `Actions for ${name}` }).click();
  await page.getByRole('menuitem', { name: action, exact: true }).click();
}

/** Somebody who sees all that operators see and may change none of it. */
async function onlyLooking(): Promise<Person> {
  const admin = await stand.admin();
  const { operations } = await admin.api.get('/roles/View%20Only');
  const role = stand.unique('looking');
  await admin.api.post('/roles', { name: role, operations: [...operations, 'cluster.view'] });
  return stand.person('looker', { role, on: '/' });
}

async function fitsPhone(page: Page): Promise<void> {
  await page.setViewportSize({ width: 390, height: 844 });
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
}

test('a network is made by a form, connected, looked into, and removed by its name', async ({ signedIn }) => {
  const shop = await stand.collection('shop');
  const ana = await stand.person('ana', { on: shop });
  const container = stand.unique('web');
  await ana.docker.run(
    'run',
    '-d',
    '--init',
    '--name',
    container,
    ...inside(shop),
    'busybox',
    'sleep',
    '1000',
  );
  const name = stand.unique('front');
  const page = await signedIn(await stand.admin(), '/ops/local/networks');
  await page.getByRole('button', { name: 'New network' }).click();
  const form = dialogOf(page);
  await expect(form.getByLabel('Driver', { exact: true })).toHaveValue('bridge');
  await form.getByRole('textbox', { name: /^Name/ }).fill(name);
  await form.getByLabel('Subnet').fill('10.213.7.0/24');
  await form.getByLabel('Collection').selectOption(shop);
  await expectAccessible(page);
  await form.getByRole('button', { name: 'Create' }).click();
  await page.getByRole('link', { name, exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
  await expect(page.getByText('10.213.7.0/24', { exact: false }).first()).toBeVisible();

  await page.getByRole('button', { name: 'Connect a container' }).click();
  await dialogOf(page)
    .getByRole('combobox')
    .selectOption({ label: `${container} (${shop})` });
  await dialogOf(page).getByRole('button', { name: 'Connect', exact: true }).click();
  await expect(page.getByRole('link', { name: container })).toBeVisible();
  await expect(page.getByText('10.213.7.2')).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('tab', { name: 'Inspect' }).click();
  await page.getByLabel('Search keys and values').fill('subnet');
  await expect(page.getByRole('treeitem', { name: /10\.213\.7\.0\/24/ })).toBeVisible();
  await expect(page.getByRole('treeitem', { name: /^Driver/ })).toHaveCount(0);
  await expectAccessible(page);
  await page.getByLabel('Search keys and values').fill('');
  await page.getByRole('treeitem', { name: /^Name/ }).click();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('treeitem', { selected: true })).toContainText('Id');
  await page.keyboard.press('End');
  await expect(page.getByRole('treeitem', { selected: true })).not.toContainText('Id');

  await page.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(dialogOf(page)).toContainText(`It is used by ${container}`);
  await dialogOf(page).getByRole('textbox').fill(name);
  await dialogOf(page).getByRole('button', { name: 'Remove' }).click();
  // What the engine refuses stays on screen in its words.
  await expect(dialogOf(page)).toContainText('active endpoints');
  await dialogOf(page).getByRole('button', { name: 'Close' }).last().click();
  await page.getByRole('tab', { name: 'Overview' }).click();
  await page.getByRole('button', { name: 'Disconnect' }).click();
  await expect(page.getByText('Nothing that you may see is connected to it.')).toBeVisible();
  await page.getByRole('button', { name: 'Remove', exact: true }).click();
  await dialogOf(page).getByRole('textbox').fill(name);
  await dialogOf(page).getByRole('button', { name: 'Remove' }).click();
  await expect(page.getByText(`${name} is gone`, { exact: false })).toBeVisible();
});

test('before things are moved it says who gains and who loses; then each says what became of it', async ({
  signedIn,
}) => {
  const [shop, bank] = [await stand.collection('shop'), await stand.collection('bank')];
  const ana = await stand.person('ana');
  await stand.team('shop', [ana], { role: 'Full Control', on: shop });
  const ben = await stand.person('ben', { role: 'View Only', on: bank });
  const prefix = stand.unique('many');
  for (const name of ['a', 'b'])
    await ana.docker.run('volume', 'create', ...inside(shop), `${prefix}-${name}`);
  const page = await signedIn(await stand.admin(), `/ops/local/volumes?q=${prefix}`);
  await expect(page.getByRole('row').filter({ hasText: prefix })).toHaveCount(2);
  await page.getByRole('checkbox', { name: 'Select all' }).check();
  await page.getByRole('button', { name: 'Move', exact: true }).click();
  await dialogOf(page).getByRole('combobox').selectOption(bank);
  const effects = dialogOf(page).getByRole('region', { name: 'What the move changes' });
  await expect(effects).toContainText('1 person gains access, 1 person loses access');
  await effects.getByText('On 2 volumes').click();
  await expect(effects).toContainText(`more for ${ben.username}, less for ${ana.username}`);
  await expectAccessible(page);
  await dialogOf(page).getByRole('button', { name: 'Move' }).click();
  await expect(page.getByText(`2 volumes moved to ${bank}`)).toBeVisible();
  await expect(page.getByRole('row').filter({ hasText: bank })).toHaveCount(2);
  expect(await ben.docker.run('volume', 'ls', '-q')).toContain(prefix);
});

test('secrets and configs: content for who may read it, a new version, and no removal while used', async ({
  signedIn,
}) => {
  const shop = await stand.collection('shop');
  const admin = await stand.admin();
  const name = stand.unique('nginx');
  const page = await signedIn(admin, '/ops/swarm/configs');
  await page.getByRole('button', { name: 'New config' }).click();
  const form = dialogOf(page);
  await form.getByRole('textbox', { name: /^Name/ }).fill(name);
  await form.getByLabel('Content').fill('listen 80;\nserver_name a;');
  await form.getByLabel('Collection').selectOption(shop);
  await form.getByRole('button', { name: 'Create' }).click();
  await page.getByRole('link', { name, exact: true }).click();
  await expect(page.getByText('listen 80;')).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('button', { name: 'New version' }).click();
  await expect(dialogOf(page).getByRole('textbox', { name: /^Name/ })).toHaveValue(`${name}-v2`);
  await dialogOf(page).getByLabel('Content').fill('listen 8080;\nserver_name a;');
  await expect(dialogOf(page).getByRole('region', { name: /What changes from/ })).toContainText(
    'listen 8080;',
  );
  await expectAccessible(page);
  await dialogOf(page).getByRole('button', { name: 'Create' }).click();
  await expect.poll(async () => (await stand.swarm.config(`${name}-v2`)) !== undefined).toBe(true);

  // Whoever may see the config and not read it is told so, and finds it nowhere on the page.
  const looker = await signedIn(await onlyLooking(), `/ops/swarm/configs?q=${name}`);
  await looker.getByRole('link', { name, exact: true }).click();
  await expect(looker.getByText(/It is not shown: You need config.view-data/)).toBeVisible();
  await looker.getByRole('tab', { name: 'Inspect' }).click();
  await expect(looker.getByRole('treeitem', { name: /^Spec/ })).toBeVisible();
  await looker.getByRole('button', { name: 'Open all' }).click();
  expect(await looker.content()).not.toContain(Buffer.from('listen 80;').toString('base64').slice(0, 8));
  await looker.close();

  const secret = stand.unique('key');
  await page.goto('/ops/swarm/secrets');
  await page.getByRole('button', { name: 'New secret' }).click();
  await dialogOf(page).getByRole('textbox', { name: /^Name/ }).fill(secret);
  await dialogOf(page).getByLabel('Content').fill('very secret');
  await dialogOf(page).getByLabel('Collection').selectOption(shop);
  await dialogOf(page).getByRole('button', { name: 'Create' }).click();
  await page.getByRole('link', { name: secret, exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(secret);
  expect(await page.content()).not.toContain('very secret');
  await expectAccessible(page);
  await fitsPhone(page);
});

test('an image shows what it is made of and who runs it, and takes another name', async ({ signedIn }) => {
  const shop = await stand.collection('shop');
  const ana = await stand.person('ana', { on: shop });
  const container = stand.unique('web');
  await ana.docker.run(
    'run',
    '-d',
    '--init',
    '--name',
    container,
    ...inside(shop),
    'busybox',
    'sleep',
    '1000',
  );
  const page = await signedIn(await stand.admin(), '/ops/local/images?q=busybox');
  await page
    .getByRole('link', { name: /busybox/ })
    .first()
    .click();
  await expect(page.getByRole('link', { name: container })).toBeVisible();
  await page.getByRole('tab', { name: 'How it was made' }).click();
  await expect(page.getByRole('table')).toBeVisible();
  await expectAccessible(page);
  const tag = `${stand.unique('other')}:1`;
  await page.getByRole('button', { name: 'Tag', exact: true }).click();
  await dialogOf(page).getByRole('textbox').fill(tag);
  await dialogOf(page).getByRole('button', { name: 'Tag' }).click();
  await page.getByRole('tab', { name: 'Time line' }).click();
  const line = page.getByRole('list', { name: 'Time line' });
  await expect(line).toContainText(`got the name ${tag}`, { timeout: 30_000 });
  await expectAccessible(page);
  await page.getByRole('tab', { name: 'Overview' }).click();
  await expect(page.getByText(tag, { exact: true })).toBeVisible();
  await page.getByRole('button', { name: /^More for / }).click();
  await page.getByRole('menuitem', { name: 'Remove a name', exact: true }).click();
  await dialogOf(page).getByLabel('Name').selectOption(tag);
  await dialogOf(page).getByRole('button', { name: 'Remove the name' }).click();
  await expect(page.getByText(tag, { exact: true })).toHaveCount(0);
});

test('the clean-up removes exactly what it listed, and skips what is used by then', async ({ signedIn }) => {
  const shop = await stand.collection('shop');
  const ana = await stand.person('ana', { on: shop });
  const prefix = stand.unique('done');
  const label = ['--label', `batch=${prefix}`];
  for (const name of ['a', 'b', 'c']) {
    await ana.docker.run(
      'create',
      '--name',
      `${prefix}-${name}`,
      ...label,
      ...inside(shop),
      'busybox',
      'sleep',
      '900',
    );
  }
  const volume = stand.unique('left');
  await ana.docker.run('volume', 'create', ...inside(shop), volume);
  const page = await signedIn(await stand.admin(), `/ops/local/disk?label=batch=${prefix}`);
  await expect(page.getByRole('button', { name: 'Remove all (3)' })).toBeVisible({ timeout: 60_000 });
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Remove all (3)' }).click();
  for (const name of ['a', 'b', 'c']) await expect(dialogOf(page)).toContainText(`${prefix}-${name}`);
  await expectAccessible(page);
  // Somebody starts one, and somebody makes another: neither goes.
  await stand.dockerAtEngine.run('start', `${prefix}-b`);
  await stand.dockerAtEngine.run('create', '--name', `${prefix}-d`, ...label, 'busybox');
  await dialogOf(page).getByRole('textbox').fill('3 things');
  await dialogOf(page).getByRole('button', { name: 'Remove' }).click();
  await expect(dialogOf(page)).toContainText('2 of 3 things removed, 1 skipped', { timeout: 30_000 });
  await expect(dialogOf(page)).toContainText('It is used by now');
  const left = (await stand.engine.containerNames()).filter((name) => name.startsWith(prefix)).sort();
  expect(left).toEqual([`${prefix}-b`, `${prefix}-d`]);
  expect(await stand.engine.hasVolume(volume)).toBe(true);
  await dialogOf(page).getByRole('button', { name: 'Close' }).last().click();

  await choose(page, volume, 'Remove');
  await expect(dialogOf(page).getByRole('button', { name: 'Remove' })).toBeDisabled();
  await dialogOf(page).getByRole('textbox').fill(volume);
  await dialogOf(page).getByRole('button', { name: 'Remove' }).click();
  await expect.poll(() => stand.engine.hasVolume(volume)).toBe(false);
  const audited = await (await stand.admin()).api.get(`/audit?text=${prefix}&outcome=done&limit=50`);
  expect(JSON.stringify(audited)).toContain('container.remove');
  await fitsPhone(page);
});

test('a container is made by a form, renamed, limited, signalled and removed', async ({ signedIn }) => {
  const shop = await stand.collection('shop');
  const name = stand.unique('made');
  const page = await signedIn(await stand.admin(), '/ops/local/containers');
  await page.getByRole('button', { name: 'New container' }).click();
  const form = dialogOf(page);
  await form.getByRole('textbox', { name: /^Name/ }).fill(name);
  await form.getByRole('textbox', { name: /^Image/ }).fill('busybox');
  await form.getByRole('textbox', { name: /^Command/ }).fill('sleep 1000');
  await form.getByLabel('Collection').selectOption(shop);
  await expectAccessible(page);
  await form.getByRole('button', { name: 'Create' }).click();
  await expect(dialogOf(page)).toHaveCount(0);
  await page.getByLabel('Filter containers').fill(name);
  await expect(page.getByRole('row').filter({ hasText: name })).toContainText('Running');

  await choose(page, name, 'Pause');
  await expect(page.getByRole('row').filter({ hasText: name })).toContainText('Paused');
  // What was done can be taken back where it is said to be done.
  await page.getByRole('button', { name: 'Resume', exact: true }).click();
  await expect(page.getByRole('row').filter({ hasText: name })).toContainText('Running');
  const download = page.waitForEvent('download');
  await choose(page, name, 'Export its files');
  expect((await download).suggestedFilename()).toBe(`${name}.tar`);
  const files = await run('tar', ['-tf', await (await download).path()]);
  expect(files).toContain('bin/busybox');
  await choose(page, name, 'Change limits');
  await dialogOf(page).getByLabel('Memory in MB').fill('64');
  await expect(dialogOf(page).getByRole('region', { name: 'What changes' })).toContainText('64 MB');
  await expectAccessible(page);
  await dialogOf(page).getByRole('button', { name: 'Apply' }).click();
  await expect(dialogOf(page)).toHaveCount(0);
  await choose(page, name, 'Rename');
  await dialogOf(page).getByRole('textbox').fill(`${name}-2`);
  await dialogOf(page).getByRole('button', { name: 'Rename' }).click();
  await expect(page.getByRole('row').filter({ hasText: `${name}-2` })).toBeVisible();
  await choose(page, `${name}-2`, 'Send a signal');
  await dialogOf(page).getByRole('combobox').selectOption('SIGKILL');
  await dialogOf(page).getByRole('button', { name: 'Send SIGKILL' }).click();
  await choose(page, `${name}-2`, 'Remove');
  await dialogOf(page).getByRole('textbox').fill(`${name}-2`);
  await dialogOf(page).getByRole('button', { name: 'Remove' }).click();
  await expect.poll(async () => (await stand.engine.containerNames()).includes(`${name}-2`)).toBe(false);
});

test('what an operator may not do is shown with the reason, and refused at the door', async ({
  signedIn,
}) => {
  const shop = await stand.collection('shop');
  const ana = await stand.person('ana', { on: shop });
  const volume = stand.unique('data');
  await ana.docker.run('volume', 'create', ...inside(shop), volume);
  const container = stand.unique('held');
  await ana.docker.run('create', '--name', container, ...inside(shop), 'busybox');
  const tag = `${stand.unique('second')}:1`;
  await stand.dockerAtEngine.run('tag', 'busybox', tag);
  const looker = await onlyLooking();
  const refusals = [
    [`containers?q=${container}`, container, /^Export/, `You need container.copy-out on ${shop}.`],
    [`images?q=${tag}`, '', /^Remove a name/, 'You need image.remove on /Shared.'],
  ] as const;
  for (const [path, name, action, reason] of refusals) {
    const list = await signedIn(looker, `/ops/local/${path}`);
    await list.getByRole('button', { name: `Actions for ${name}` }).click();
    await expect(list.getByRole('menuitem', { name: action })).toContainText(reason);
  }
  expect((await looker.door.get(`/containers/${container}/export`)).status).toBe(403);
  expect((await looker.door.delete(`/images/${tag}`)).status).toBe(403);
  await stand.dockerAtEngine.run('rmi', tag);
  await stand.dockerAtEngine.run('rm', container);
  const page = await signedIn(looker, `/ops/local/volumes?q=${volume}`);
  await expect(page.getByRole('row').filter({ hasText: volume })).toBeVisible();
  const create = page.getByRole('button', { name: 'New volume' });
  await expect(create).toBeVisible();
  await page.getByRole('button', { name: `Actions for ${volume}` }).click();
  await expect(page.getByRole('menuitem', { name: /^Remove/ })).toContainText(
    `You need volume.remove on ${shop}.`,
  );
  await expect(page.getByRole('menuitem', { name: /^Move/ })).toContainText(
    `You need access.manage on ${shop}.`,
  );
  await expectAccessible(page);
  expect((await looker.door.delete(`/volumes/${volume}`)).status).toBe(403);
  const item = { cluster: 'local', kind: 'volume', id: volume };
  const answers = await Promise.all([
    looker.api.call('POST', '/placements/preview', { items: [item], collection: '/Shared' }),
    looker.api.call('PUT', '/placements', { ...item, collection: '/Shared' }),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([403, 403]);
  expect(await stand.engine.hasVolume(volume)).toBe(true);
});
