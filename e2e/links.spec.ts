import { expectAccessible } from '@/e2e/axe';
import { expect, test } from '@/e2e/fixtures/browser';
import { stand } from '@/e2e/fixtures/stand';

test('a link does not load the page anew, and opens elsewhere for who wants that', async ({ signedIn }) => {
  const page = await signedIn(await stand.admin(), '/account/profile');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.evaluate(() => {
    document.body.dataset.stays = 'yes';
  });
  const tokens = page.getByRole('link', { name: 'Tokens', exact: true });
  await tokens.click();
  await expect(page).toHaveURL(/\/account\/tokens$/);
  await expect(page.getByRole('heading', { level: 1, name: 'Tokens' })).toBeVisible();
  await expect(page.locator('body')).toHaveAttribute('data-stays', 'yes');
  await page.goBack();
  await expect(page).toHaveURL(/\/account\/profile$/);

  const opened = page.context().waitForEvent('page');
  await tokens.click({ modifiers: ['ControlOrMeta'] });
  await expect(await opened).toHaveURL(/\/account\/tokens$/);
  await expect(page).toHaveURL(/\/account\/profile$/);
});

test('the page before stays until the next one is there, and says that it is under way', async ({
  signedIn,
}) => {
  const page = await signedIn(await stand.admin(), '/account/profile');
  let release: () => void = () => undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(/\/account\/tokens\?_rsc=/, async (route) => {
    await released;
    await route.continue();
  });
  await page.getByRole('link', { name: 'Tokens', exact: true }).click();
  await expect(page.getByText('The page is under way')).toBeAttached();
  await expect(page.locator('.under-way')).toBeVisible();
  await expect(page).toHaveURL(/\/account\/profile$/);
  await expectAccessible(page);
  release();
  await expect(page.getByRole('heading', { level: 1, name: 'Tokens' })).toBeVisible();
  await expect(page.getByText('The page is under way')).not.toBeAttached();
  await expect(page.locator('.under-way')).toHaveCount(0);
});

test('tabs are one stop of the keyboard; arrows go among them and Enter opens one', async ({ signedIn }) => {
  const page = await signedIn(await stand.admin(), '/admin/alerts');
  const tabs = page.getByRole('tablist').getByRole('tab');
  const [first, second, last] = [tabs.first(), tabs.nth(1), tabs.last()];
  await expect(first).toHaveAttribute('aria-selected', 'true');
  await expect(second).toHaveAttribute('tabindex', '-1');
  await first.focus();
  await page.keyboard.press('ArrowLeft');
  await expect(last).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(first).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(second).toBeFocused();
  await expect(first).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(second).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByRole('tabpanel')).toHaveAccessibleName((await second.textContent()) ?? '');
  await expectAccessible(page);
});
