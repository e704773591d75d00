import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expectAccessible } from './axe';
import { expect, test } from './fixtures/browser';
import { dialogOf, pick } from './fixtures/dialogs';
import { stand } from './fixtures/stand';

/** What a dialog says of a change before it is made. */
const effectIn = (page: Page) => dialogOf(page).getByRole('region', { name: 'What it changes' });

/** Does what the open dialog offers. */
async function confirm(page: Page, action: string): Promise<void> {
  await dialogOf(page).getByRole('button', { name: action, exact: true }).click();
  await expect(dialogOf(page)).toHaveCount(0);
}

test('roles are changed many at once, exported, and imported from a file', async ({ signedIn }) => {
  const [shop, mark, ana] = [
    await stand.collection('shop'),
    stand.unique('till'),
    await stand.person('ana', {}),
  ];
  const { api } = await stand.admin();
  for (const name of [`${mark}-1`, `${mark}-2`])
    await api.post('/roles', { name, operations: ['container.view'] });
  await stand.grant(`user:${ana.username}`, `${mark}-1`, shop);
  const page = await signedIn(await stand.admin(), `/admin/roles?q=${mark}`);
  await page.getByRole('checkbox', { name: 'Select all' }).check();
  await page.getByRole('button', { name: 'Add an operation' }).click();
  await pick(page, 'Operation', 'container.logs');
  await expect(effectIn(page)).toContainText('1 person gains access');
  await expectAccessible(page);
  await confirm(page, 'Add an operation');
  const { operations } = await api.get(`/roles/${mark}-2`);
  expect(operations).toEqual(expect.arrayContaining(['container.view', 'container.logs']));

  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('menuitem', { name: 'Roles as CSV' }).click();
  const text = await readFile(await (await downloading).path(), 'utf8');
  expect(text).toContain(`${mark}-2`);
  await page.goto('/admin/import?kind=roles');
  await page.getByLabel(/Or paste/).fill(text.replace(/container\.logs(?=\s*$)/, 'container.kill'));
  await page.getByRole('button', { name: 'Look what it would do' }).click();
  await expect(page.getByRole('heading', { name: '1 changed, 1 as they are' })).toBeVisible();
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await page.waitForURL(/\/admin\/roles/);
  expect((await api.get(`/roles/${mark}-2`)).operations).toContain('container.kill');
});

test('where collections go, whom their nodes serve and whose images a prefix owns is told before', async ({
  signedIn,
}) => {
  const [shop, bank, mark] = [
    await stand.collection('shop'),
    await stand.collection('bank'),
    stand.unique('till'),
  ];
  await stand.person('ana', { role: 'Full Control', on: shop });
  const { api } = await stand.admin();
  await api.post('/collections', { path: `${shop}/${mark}` });
  const page = await signedIn(await stand.admin(), `/admin/collections?q=${mark}`);
  await page.getByRole('checkbox', { name: 'Select all' }).check();
  await page.getByRole('button', { name: 'Move', exact: true }).click();
  await pick(page, 'Below', bank);
  await expect(effectIn(page)).toContainText('1 person loses access');
  await confirm(page, 'Move');
  const moved = `${bank}/${mark}`;
  await page.getByRole('button', { name: `Actions for ${moved}` }).click();
  await page.getByRole('menuitem', { name: 'Make its nodes exclusive' }).click();
  // Everyone may schedule on /Shared, and so in here until now.
  await expect(effectIn(page)).toContainText(/people lose access/);
  await expectAccessible(page);
  await confirm(page, 'Make nodes exclusive');
  await expect(page.getByText('exclusive nodes')).toBeVisible();

  await stand.person('ben', { role: 'Full Control', on: bank });
  await api.post('/image-prefixes', { prefix: `registry.example/${mark}`, collection: moved });
  await page.goto(`/admin/image-prefixes?q=${mark}`);
  await page.getByRole('button', { name: `Actions for registry.example/${mark}` }).click();
  await page.getByRole('menuitem', { name: 'Remove' }).click();
  await expect(effectIn(page)).toContainText('1 person loses access');
  await expectAccessible(page);
  await dialogOf(page).getByRole('textbox').fill(`registry.example/${mark}`);
  await confirm(page, 'Remove');
  expect((await api.get(`/image-prefixes?q=${mark}`)).total).toBe(0);
});
