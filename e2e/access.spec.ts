import { expectAccessible } from '@/e2e/axe';
import { expect, test } from '@/e2e/fixtures/browser';
import { inside, stand } from '@/e2e/fixtures/stand';

test('the matrix shows who may do what where, and each cell says why', async ({ signedIn }) => {
  const shop = await stand.collection('shop');
  const ana = await stand.person('ana');
  const team = await stand.team('web', [ana], { role: 'View Only', on: shop });
  const page = await signedIn(await stand.admin(), `/admin/access?kind=user&name=${ana.username}`);
  const table = page.getByRole('table', { name: `Access: ${ana.username}` });
  const row = table.getByRole('row').filter({ hasText: shop.split('/').at(-1) ?? '' });
  await expect(row).toContainText('View');
  await expectAccessible(page);
  // One stop for the whole grid; arrows go on from there.
  const cell = row.getByRole('button').first();
  await cell.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText(`View Only on ${shop}, granted to team ${team}`);
  await expect(dialog).toContainText('Not held');
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(page.getByRole('list', { name: `Access: ${ana.username}` })).toContainText(shop);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
});

test('who can stop a container is found by words and by its name', async ({ signedIn }) => {
  const shop = await stand.collection('shop');
  const ana = await stand.person('ana', { role: 'Full Control', on: shop });
  const name = stand.unique('web');
  await ana.docker.run('run', '-d', '--name', name, ...inside(shop), 'busybox', 'sleep', '600');
  const page = await signedIn(await stand.admin(), '/admin/access?tab=who-can');
  await page.getByRole('combobox', { name: 'Does what' }).fill('stop containers');
  await page.getByRole('option', { name: /^Stop containers/ }).click();
  await page.getByRole('combobox', { name: /Or on which thing/ }).fill(name);
  await page.getByRole('option').filter({ hasText: name }).click();
  await expect(page.getByRole('listitem').filter({ hasText: ana.username })).toContainText('granted to them');
  await expectAccessible(page);
});

test('access is edited as code, planned and applied', async ({ signedIn }) => {
  const shop = await stand.collection('shop');
  const ana = await stand.person('ana', { role: 'View Only', on: shop });
  const page = await signedIn(await stand.admin(), '/admin/access?tab=code');
  const editor = page.getByRole('textbox', { name: 'Access as YAML' });
  await expect(editor).toContainText('version: 1');
  await editor.click();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(`version: 1\nscope: ${shop}\ngrants: []\n`);
  await page.getByRole('button', { name: 'Plan', exact: true }).click();
  const plan = page.getByRole('region', { name: 'Plan' });
  await expect(plan).toContainText(`View Only to user:${ana.username} on ${shop}`);
  await expect(plan).toContainText('1 person loses access');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Apply 1 change' }).click();
  await expect(page.getByText('1 change applied')).toBeVisible();
  expect(
    (await ana.api.call('GET', `/access/explain?operation=container.view&collection=${shop}`)).body,
  ).toMatchObject({
    allowed: false,
  });
});
