import { readFileSync } from 'node:fs';
import { expectAccessible } from './axe';
import { expect, test } from './fixtures/browser';
import { stand } from './fixtures/stand';

test('an administrator filters the log, saves the search, exports it and follows it live', async ({
  signedIn,
}) => {
  const shop = await stand.collection('shop');
  const ana = await stand.person('ana', { on: shop });
  const admin = await stand.admin();
  const page = await signedIn(admin, `/admin/audit?collection=${encodeURIComponent(shop)}`);
  const entries = page.getByRole('list', { name: 'Entries' });
  await expect(entries.getByRole('listitem').first()).toBeVisible();
  await page.getByRole('button', { name: 'More filters' }).click();
  await expectAccessible(page);

  const search = stand.unique('search');
  await page.getByRole('button', { name: 'Searches' }).click();
  await page.getByRole('menuitem', { name: 'Save this search' }).click();
  await page.getByRole('dialog').getByLabel('Name').fill(search);
  await expectAccessible(page);
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await page.getByRole('button', { name: 'Clear filters' }).first().click();
  await page.getByRole('button', { name: 'Searches' }).click();
  await page.getByRole('menuitem', { name: search, exact: true }).click();
  await expect(page).toHaveURL(/collection=/);

  await page.getByRole('button', { name: 'Export' }).click();
  const downloading = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'What matches as CSV' }).click();
  const file = readFileSync(await (await downloading).path(), 'utf8');
  expect(file).toMatch(/^id,at,actor,/);
  expect(file).toContain(shop);

  await page.getByLabel('Live').check();
  await ana.docker.run('volume', 'create', '--label', `io.wheelhouse.collection=${shop}`);
  const made = entries.getByRole('listitem').filter({ hasText: 'volume.create' });
  await expect(made.first()).toContainText('Done');
  await made.first().locator('summary').click();
  await expect(made.first()).toContainText('a grant to');
  await expectAccessible(page);
});

test('the log is sent elsewhere, checked, and kept as long as is set', async ({ signedIn }) => {
  const page = await signedIn(await stand.admin(), '/admin/audit?tab=streams');
  const name = stand.unique('logs');
  await page.getByRole('button', { name: 'Add a stream' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill(name);
  await dialog.getByLabel('Address').fill('syslog+udp://9.9.9.9');
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(dialog).toContainText('syslog+tcp://…');
  await dialog.getByLabel('Address').fill('syslog+tls://9.9.9.9');
  await dialog.getByLabel('Sending').selectOption('Off');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(page.getByText(/Off, \d+ behind/)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: `Actions for ${name}` }).click();
  await page.getByRole('menuitem', { name: 'Remove' }).click();
  await page.getByRole('dialog').getByRole('textbox').fill(name);
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await expect(page.getByRole('button', { name: `Actions for ${name}` })).toHaveCount(0);

  await page.getByRole('tab', { name: 'Recording and keeping' }).click();
  await page.getByRole('button', { name: 'Check now' }).click();
  await expect(page.getByText(/Whole, up to entry \d+/)).toBeVisible({ timeout: 30_000 });
  await page.getByRole('button', { name: 'Change' }).click();
  await expectAccessible(page);
  await page.getByRole('dialog').getByLabel('Keep entries for so many days').fill('12');
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('dialog')).toContainText('30 or more');
  await page.setViewportSize({ width: 390, height: 844 });
  await expectAccessible(page);
});
