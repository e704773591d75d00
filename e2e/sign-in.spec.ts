import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@/e2e/fixtures/browser';
import { stand } from '@/e2e/fixtures/stand';

const password = 'correct horse battery';

async function someone(more: { mustChangePassword?: boolean } = {}): Promise<string> {
  const username = stand.unique('ana');
  await (await stand.admin()).api.post('/users', { username, password, ...more });
  return username;
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the sign-in page is accessible and keeps to its policy (${colorScheme})`, async ({ browser }) => {
    const context = await browser.newContext({ baseURL: stand.facts.consoleUrl, colorScheme });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (/Content Security Policy/.test(message.text())) complaints.push(message.text());
    });
    await page.goto('/sign-in');
    await page.getByLabel('User name').fill('nobody');
    await page.getByLabel('Password').fill('wrong');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page.getByRole('alert').filter({ hasText: 'wrong' })).toBeVisible();
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    expect(complaints).toEqual([]);
    await context.close();
  });
}

test('whoever opens a page is asked to sign in and then shown that page', async ({ page }) => {
  const username = await someone();
  await page.goto('/account/tokens');
  await page.waitForURL(/\/sign-in\?next=/);
  await page.getByLabel('User name').fill(username);
  await page.getByLabel('Password').fill(password);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/account/tokens');
});

test('nobody is sent to another site after signing in', async ({ page }) => {
  const username = await someone();
  await page.goto('/sign-in?next=//evil.example/x');
  await page.getByLabel('User name').fill(username);
  await page.getByLabel('Password').fill(password);
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.pathname !== '/sign-in');
  expect(new URL(page.url()).origin).toBe(stand.facts.consoleUrl);
});

test('a session that ended says so', async ({ page, context }) => {
  const cookie = { name: 'wheelhouse_session', value: `whs_${'x'.repeat(43)}`, url: stand.facts.consoleUrl };
  await context.addCookies([cookie]);
  await page.goto('/account/tokens');
  await page.waitForURL(/\/sign-in/);
  await expect(page.getByRole('status').filter({ hasText: 'Your session has ended' })).toBeVisible();
});

test('a password that somebody else chose is changed first', async ({ page }) => {
  const username = await someone({ mustChangePassword: true });
  await page.goto('/account/tokens');
  await page.getByLabel('User name').fill(username);
  await page.getByLabel('Password').fill(password);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/change-password/);
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.getByLabel('Password you signed in with').fill('not that one');
  await page.getByLabel('New password').fill('an entirely new one');
  await page.getByRole('button', { name: 'Change password' }).click();
  await expect(page.getByText('This is not your password.')).toBeVisible();
  await page.getByLabel('Password you signed in with').fill(password);
  await page.getByRole('button', { name: 'Change password' }).click();
  await page.waitForURL('**/account/tokens');
  expect((await stand.anonymous.call('POST', '/auth/login', { username, password })).status).toBe(401);
});
