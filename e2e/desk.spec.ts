import type { Page } from '@playwright/test';
import { expectAccessible } from './axe';
import { expect, test } from './fixtures/browser';
import { stand } from './fixtures/stand';

const orders = { role: 'Catalogue User', on: '/Desk' };

async function order(page: Page, name: string, theme: string): Promise<void> {
  await page.getByRole('link', { name: /^Order\s*Website/ }).click();
  await page.getByLabel('Name').fill(name);
  await page.getByText(theme, { exact: true }).click();
  await expect(page.getByRole('radio', { name: theme })).toBeChecked();
  await page.getByRole('button', { name: 'Order' }).click();
}

function cardOf(page: Page, name: string) {
  return page.getByRole('article', { name });
}

test('an order is prepared, is ready with a link to the page as ordered, is kept longer and removed', async ({
  signedIn,
}) => {
  const olga = await stand.person('olga', orders);
  const name = stand.unique('Summer fair');
  const page = await signedIn(olga, '/desk');
  await expectAccessible(page);
  await order(page, name, 'Forest');
  const card = cardOf(page, name);
  await expect(card).toContainText(/Being prepared|Ready/);
  await expect(card).toContainText('Ready', { timeout: 60_000 });
  await expect(card).toContainText('Removed by itself in 14 days');
  await expectAccessible(page);

  const link = card.getByRole('link', { name: /Open/ });
  const website = await page.context().newPage();
  await website.goto((await link.getAttribute('href')) ?? '');
  await expect(website.getByRole('heading', { level: 1 })).toHaveText(name);
  const background = await website.locator('body').evaluate((body) => getComputedStyle(body).backgroundImage);
  expect(background).toContain('rgb(20, 83, 45)');

  await card.getByRole('button', { name: `Keep ${name} longer` }).click();
  const extend = page.getByRole('dialog');
  await extend.getByLabel('How many').fill('6');
  await expect(extend).toContainText('It is removed by itself on');
  await expectAccessible(page);
  await extend.getByRole('button', { name: 'Save' }).click();
  await expect(card).toContainText('Removed by itself in 42 days');

  await card.getByRole('button', { name: `Remove ${name}` }).click();
  const remove = page.getByRole('dialog');
  await expect(remove).toContainText('This cannot be undone');
  await remove.getByRole('textbox').fill(name);
  await remove.getByRole('button', { name: 'Remove' }).click();
  await expect(card).toHaveCount(0, { timeout: 30_000 });
});

test('what was removed behind our back needs attention, and is made again on request', async ({
  signedIn,
}) => {
  test.slow();
  const olga = await stand.person('olga', orders);
  const name = stand.unique('Open day');
  const page = await signedIn(olga, '/desk');
  await order(page, name, 'Graphite');
  const card = cardOf(page, name);
  await expect(card).toContainText('Ready', { timeout: 60_000 });
  const { items } = await olga.api.get('/orders');
  await stand.engine.remove(`website-${items[0].id}`);

  // The worker looks after what is ordered once a minute.
  await expect(card).toContainText('Needs attention', { timeout: 120_000 });
  await expect(card).toContainText('It was removed by somebody else');
  await expect(card).toContainText(/admin.* can help you with it/);
  await expectAccessible(page);
  await card.getByRole('button', { name: 'Try again' }).click();
  await expect(card).toContainText('Ready', { timeout: 60_000 });
  await olga.api.delete(`/orders/${items[0].id}`);
});

test('the form says what is missing, beside what it is about', async ({ signedIn }) => {
  const olga = await stand.person('olga', orders);
  const page = await signedIn(olga, '/desk/order/website');
  await page.getByRole('button', { name: 'Order' }).click();
  await expect(page.getByText('Name is missing.')).toBeVisible();
  await page.getByLabel('How many').fill('900');
  await page.getByRole('button', { name: 'Order' }).click();
  await expect(page.getByText('It can last a year at most. You can extend it later.')).toBeVisible();
  await page.getByLabel('Counted in').selectOption('date');
  await expect(page.getByLabel('Until the end of')).toBeVisible();
  await expectAccessible(page);
});

test('someone without a grant finds nothing to order, and whom to ask', async ({ signedIn }) => {
  const nora = await stand.person('nora');
  const page = await signedIn(nora, '/desk');
  await expect(page.getByText('Nothing is offered to you yet.')).toBeVisible();
  await expect(page.getByText(/Ask .*admin/)).toBeVisible();
  await expect(page.getByRole('link', { name: /^Order/ })).toHaveCount(0);
  await expectAccessible(page);
  await page.goto('/desk/order/website');
  await expect(page.getByRole('button', { name: 'Order' })).toHaveCount(0);
});

test('the desk speaks plainly', async ({ signedIn }) => {
  const olga = await stand.person('olga', orders);
  const page = await signedIn(olga, '/desk');
  const words = await page.locator('main').innerText();
  expect(words).not.toMatch(/container|image|yaml|%|[0-9a-f]{12}/i);
});
