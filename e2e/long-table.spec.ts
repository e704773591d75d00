import type { Page } from '@playwright/test';
import { expectAccessible } from './axe';
import { expect, test } from './fixtures/browser';
import { stand } from './fixtures/stand';

/** More than a table draws as they are. */
const count = 60;

/** Volumes of one collection whose names sort last, so that they move nothing in anybody's list. */
async function manyVolumes() {
  const shop = await stand.collection('shop');
  const { door } = await (await stand.person('ana', { on: shop })).at('swarm');
  const prefix = stand.unique('zz');
  const names = Array.from({ length: count }, (_, at) => `${prefix}-${String(at).padStart(2, '0')}`);
  const Labels = { 'io.wheelhouse.collection': shop };
  const made = await Promise.all(names.map((Name) => door.post('/volumes/create', { Name, Labels })));
  expect(made.filter(({ status }) => status !== 201)).toEqual([]);
  const remove = () => Promise.all(names.map((name) => door.delete(`/volumes/${name}`)));
  return { shop, names, remove };
}

/** Names in the order in which the keyboard and screen readers come to their rows. */
const namesInOrder = (page: Page) => page.locator('main tbody tr td:nth-child(2)').allInnerTexts();

test('the rows of a long table stay whole while their elements go on to other rows', async ({ signedIn }) => {
  const { shop, names, remove } = await manyVolumes();
  try {
    const page = await signedIn(
      await stand.admin(),
      `/ops/swarm/volumes?collection=${encodeURIComponent(shop)}`,
    );
    await expect(page.getByText(new RegExp(`^${count} (of|volumes)`))).toBeVisible();
    const rows = page.locator('main tbody tr');
    await page.getByRole('checkbox', { name: `Select ${names[1]}` }).check();

    // A menu that is open belongs to its row, and is gone with it.
    await page.getByRole('button', { name: `Actions for ${names[0]}`, exact: true }).click();
    await expect(page.getByRole('menu')).toBeVisible();
    await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
    await expect(rows.filter({ hasText: names.at(-1) })).toBeVisible();
    await expect(page.getByRole('menu')).toHaveCount(0);
    await expect(page.locator('main tbody [aria-expanded=true]')).toHaveCount(0);
    await expect(page.locator('main tbody tr[aria-selected=true]')).toHaveCount(0);

    // In order again, each row says its own.
    await expect.poll(async () => (await namesInOrder(page)).at(-1)).toBe(names.at(-1));
    const shown = await namesInOrder(page);
    expect(shown).toEqual(names.slice(-shown.length));
    expect(shown.length).toBeLessThan(count);
    await expect(rows.last()).toHaveAttribute('aria-rowindex', String(count + 1));

    // The keyboard stays where it is, also when its row goes out of sight: it comes to no other.
    const last = page.getByRole('checkbox', { name: `Select ${names.at(-1)}` });
    await last.focus();
    await page.evaluate(() => window.scrollTo(0, 0));
    await expect(rows.filter({ hasText: names[0] })).toBeVisible();
    // With nothing in the focus it would scroll the page.
    await page.evaluate(() => {
      document.addEventListener('keydown', (event) => {
        if (event.target === document.body) event.preventDefault();
      });
    });
    await page.keyboard.press('Space');
    await expect(page.getByText('1 selected')).toBeVisible();
    await expect(page.getByRole('checkbox', { name: `Select ${names[1]}` })).toBeChecked();
    await expect(page.getByRole('menu')).toHaveCount(0);
    const firstNames = async () => (await namesInOrder(page)).slice(0, 20);
    await expect.poll(firstNames).toEqual(names.slice(0, 20));
    await expectAccessible(page);

    // Rows have no titles; where the pointer rests, what is there says more.
    const made = rows.first().locator('time');
    await made.hover();
    await expect(made).toHaveAttribute('title', /20\d\d/);
    await expect(page.locator('main tbody [title*=":"]')).toHaveCount(1);
  } finally {
    await remove();
  }
});
