import { expectAccessible } from './axe';
import { expect, test } from './fixtures/browser';
import type { Person } from './fixtures/person';
import { inside, stand } from './fixtures/stand';

const printing = 'i=0; while true; do i=$((i+1)); echo "line $i"; sleep 0.2; done';

/** A container that prints, made by this person with their own docker; its name. */
async function printer(person: Person, collection: string): Promise<string> {
  const name = stand.unique('printer');
  await person.docker.run(
    'run',
    '-d',
    '--name',
    name,
    ...inside(collection),
    'busybox',
    'sh',
    '-c',
    printing,
  );
  return name;
}

async function pathOf(name: string, tab: string): Promise<string> {
  const container = await stand.engine.container(name);
  return `/apps/local/containers/${container?.Id}?tab=${tab}`;
}

test('a developer sees what their grants reach, and nothing of others', async ({ signedIn }) => {
  const [shop, bank] = [await stand.collection('shop'), await stand.collection('bank')];
  const [ana, ben] = [await stand.person('ana', { on: shop }), await stand.person('ben', { on: bank })];
  const [hers, his] = [await printer(ana, shop), await printer(ben, bank)];

  const page = await signedIn(ana, '/apps');
  await page.getByRole('link', { name: 'local' }).click();
  await expect(page).toHaveURL(/\/apps\/local$/);
  const row = page.getByRole('row').filter({ hasText: hers });
  await expect(row).toContainText('Running');
  await expect(row).toContainText(shop);
  await expect(row).toContainText('you');
  await expect(page.getByText(his)).toHaveCount(0);
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
  await expectAccessible(page);

  const stranger = await signedIn(ana, await pathOf(his, 'overview'));
  await expect(stranger.getByText(his)).toHaveCount(0);
  await expect(stranger.getByRole('heading', { level: 1 })).not.toContainText(his);
});

test('what happens on the engine appears without a reload', async ({ signedIn }) => {
  const shop = await stand.collection('shop');
  const ana = await stand.person('ana', { on: shop });
  const page = await signedIn(ana, '/apps/local');
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
  const name = await printer(ana, shop);
  const row = page.getByRole('row').filter({ hasText: name });
  await expect(row).toContainText('Running');
  await ana.docker.run('kill', name);
  await expect(row).toContainText('Stopped');
  await ana.docker.run('rm', name);
  await expect(row).toHaveCount(0);
});

test('stop, start and remove, each confirmed by the engine', async ({ signedIn }) => {
  const shop = await stand.collection('shop');
  const ana = await stand.person('ana', { on: shop });
  const name = await printer(ana, shop);
  const page = await signedIn(ana, '/apps/local');
  const row = page.getByRole('row').filter({ hasText: name });
  const act = async (action: string) => {
    await row.getByRole('button', { name: `Actions of ${name}` }).click();
    await page.getByRole('menuitem', { name: action, exact: true }).click();
  };

  // The shell of the test image takes no notice of a polite stop; the engine kills it after ten seconds.
  await act('Stop');
  await expect(row).toContainText('Stopping');
  await expect(row).toContainText('Stopped', { timeout: 20_000 });
  expect((await stand.engine.container(name))?.State.Running).toBe(false);
  await act('Start');
  await expect(row).toContainText('Running');

  await act('Remove');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('This cannot be undone');
  await expectAccessible(page);
  await expect(dialog.getByRole('button', { name: 'Remove' })).toBeDisabled();
  await dialog.getByRole('textbox').fill(name);
  await dialog.getByRole('button', { name: 'Remove' }).click();
  await expect(row).toHaveCount(0);
  await expect.poll(() => stand.engine.container(name)).toBeUndefined();
});

test('what one may not do stays in place and says what is missing', async ({ signedIn }) => {
  const shop = await stand.collection('shop');
  const ana = await stand.person('ana', { on: shop });
  const vic = await stand.person('vic', { role: 'View Only', on: shop });
  const name = await printer(ana, shop);
  const page = await signedIn(vic, await pathOf(name, 'overview'));
  const stop = page.getByRole('button', { name: 'Stop' });
  await expect(stop).toHaveAttribute('aria-disabled', 'true');
  await expect(stop).toHaveAccessibleDescription(new RegExp(`You need container.stop on ${shop}`));
  await stop.hover({ force: true });
  await expect(page.getByText(`You need container.stop on ${shop}.`).filter({ visible: true })).toBeVisible();
  await expect(page.getByText(/It is not shown: You need container\.view-env/)).toBeVisible();
  await stop.click({ force: true });
  expect((await stand.engine.container(name))?.State.Running).toBe(true);

  await page.getByRole('tab', { name: 'Terminal' }).click();
  await expect(page.getByRole('button', { name: 'Open terminal' })).toHaveAttribute('aria-disabled', 'true');
  await expectAccessible(page);
});

test('the overview says in words how a container runs', async ({ signedIn }) => {
  const shop = await stand.collection('shop');
  const ana = await stand.person('ana', { on: shop });
  const name = stand.unique('web');
  const options = ['--restart', 'on-failure:3', '-m', '64m', '-e', 'COLOUR=green', '-p', '80'];
  await ana.docker.run('run', '-d', '--name', name, ...options, ...inside(shop), 'web');
  const page = await signedIn(ana, await pathOf(name, 'overview'));
  await expect(page.getByText('Started again after a failure, at most 3 times')).toBeVisible();
  await expect(page.getByText('At most 67 MB of memory')).toBeVisible();
  await expect(page.getByText('green')).toBeVisible();
  const link = page.getByRole('link', { name: /→ 80/ });
  const answer = await page.request.get((await link.getAttribute('href')) ?? '');
  expect(answer.ok()).toBe(true);
  await expectAccessible(page);
});

test('logs follow, stop following on scrolling up, search and download', async ({ signedIn }) => {
  const shop = await stand.collection('shop');
  const ana = await stand.person('ana', { on: shop });
  const name = stand.unique('talker');
  const script = `seq 1 5000 | sed 's/^/old /'; ${printing}`;
  await ana.docker.run('run', '-d', '--name', name, ...inside(shop), 'busybox', 'sh', '-c', script);
  const page = await signedIn(ana, await pathOf(name, 'logs'));
  const log = page.getByRole('region', { name: `Log of ${name}` });
  await expect(log).toContainText(/line \d+/);
  await expect(page.getByText('Following', { exact: true })).toBeVisible();
  expect(await log.locator('[data-index]').count()).toBeLessThan(120);

  await log.hover();
  await page.mouse.wheel(0, -4_000);
  const follow = page.getByRole('button', { name: 'Follow' });
  await expect(follow).toBeVisible();
  await expect(log).toContainText(/old 4\d{3}/);
  await follow.click();
  await expect(log).toContainText(/line \d+/);

  const search = page.getByRole('searchbox', { name: 'Search the log' });
  await search.fill('OLD 4242');
  await expect(page.getByText('1 line', { exact: true })).toBeVisible();
  await search.press('Enter');
  await expect(log.locator('mark')).toHaveText('old 4242');
  await page.getByRole('button', { name: 'Match case' }).click();
  await expect(page.getByText('No match')).toBeVisible();
  await search.fill('');
  await expectAccessible(page);

  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download' }).click();
  expect((await download).suggestedFilename()).toBe(`${name}.log`);

  await ana.docker.run('kill', name);
  await expect(page.getByText('The container is not running. This is all it printed.')).toBeVisible();
});

test('a terminal runs what is typed and says when its shell has ended', async ({ signedIn }) => {
  const shop = await stand.collection('shop');
  const ana = await stand.person('ana', { on: shop });
  const name = await printer(ana, shop);
  const page = await signedIn(ana, await pathOf(name, 'terminal'));
  await expect(page.getByText(`docker exec -it ${name} sh`)).toBeVisible();
  await page.getByRole('button', { name: 'Open terminal' }).click();
  await expect(page.getByText('Connected', { exact: true })).toBeVisible();
  const rows = page.locator('.xterm-rows');
  await page.keyboard.type('echo answer-$((6*7)); stty size\n');
  await expect(rows).toContainText('answer-42');
  await expect(rows).not.toContainText('24 80');
  await expectAccessible(page);
  await page.keyboard.press('Control+Shift+ArrowUp');
  await expect(page.getByRole('searchbox', { name: 'Find in the terminal' })).toBeFocused();
  await page.keyboard.press('Escape');
  await page.keyboard.type('exit 3\n');
  await expect(page.getByRole('alert').filter({ hasText: 'exit code 3' })).toBeVisible();
  await page.getByRole('button', { name: 'Reconnect' }).click();
  await expect(page.getByText('Connected', { exact: true })).toBeVisible();
});

test('a shell that is not there is told as such', async ({ signedIn }) => {
  const shop = await stand.collection('shop');
  const ana = await stand.person('ana', { on: shop });
  const page = await signedIn(ana, await pathOf(await printer(ana, shop), 'terminal'));
  await page.getByLabel('Shell').selectOption('bash');
  await page.getByRole('button', { name: 'Open terminal' }).click();
  await expect(page.getByText('This command does not exist in the container.')).toBeVisible();
});

test('a right that is taken away ends the open terminal with a sentence', async ({ signedIn }) => {
  const shop = await stand.collection('shop');
  const ana = await stand.person('ana', { on: shop });
  const ben = await stand.person('ben');
  const grant = await stand.grant(`user:${ben.username}`, 'Full Control', shop);
  const viewing = await stand.grant(`user:${ben.username}`, 'View Only', shop);
  const page = await signedIn(ben, await pathOf(await printer(ana, shop), 'terminal'));
  await page.getByRole('button', { name: 'Open terminal' }).click();
  await expect(page.getByText('Connected', { exact: true })).toBeVisible();
  await grant.revoke();
  await expect(page.getByRole('alert').filter({ hasText: 'You no longer hold container.exec' })).toBeVisible({
    timeout: 5_000,
  });
  await viewing.revoke();
  await expect(page.getByText('it was removed, or you may no longer see it')).toBeVisible({ timeout: 5_000 });
});

test('statistics move', async ({ signedIn }) => {
  const shop = await stand.collection('shop');
  const ana = await stand.person('ana', { on: shop });
  const name = stand.unique('burner');
  const options = ['--cpus', '0.3', '-m', '64m'];
  await ana.docker.run(
    'run',
    '-d',
    '--name',
    name,
    ...options,
    ...inside(shop),
    'busybox',
    'sh',
    '-c',
    'while :; do :; done',
  );
  const page = await signedIn(ana, await pathOf(name, 'stats'));
  const processor = page.getByRole('region', { name: 'Processor' });
  await expect(processor).toContainText(/[1-9]\d(\.\d)? %/);
  const picture = processor.getByRole('img').locator('path').nth(2);
  const before = await picture.getAttribute('d');
  await expect(picture).not.toHaveAttribute('d', before ?? '');
  await expect(page.getByRole('region', { name: 'Memory' })).toContainText('of 67 MB');
  await expectAccessible(page);
  await stand.engine.remove(name);
  await expect(page.getByText(`${name} is gone`)).toBeVisible();
});
