import type { Page } from '@playwright/test';
import { expectAccessible } from './axe';
import { expect, test } from './fixtures/browser';
import { stand } from './fixtures/stand';
import { App } from './second-factors/people';

async function enterPassword(page: Page, person: { username: string; password: string }, path: string) {
  await page.context().clearCookies();
  await page.goto(path);
  await page.waitForURL(/\/sign-in\?next=/);
  await page.getByLabel('User name').fill(person.username);
  await page.getByLabel('Password').fill(person.password);
  await page.keyboard.press('Enter');
}

/** Goes through the two steps of an authenticator app that was begun. @returns the app, and the recovery codes */
async function setUpApp(page: Page): Promise<{ app: App; codes: string[] }> {
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect(page.getByRole('img', { name: /QR code/ })).toBeVisible();
  const key = await page.getByText(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/).innerText();
  const app = new App(key.replaceAll(' ', ''));
  await page.getByLabel(/six digits/).fill(app.code());
  await page.getByRole('button', { name: 'Confirm' }).click();
  const listed = page.getByRole('list', { name: 'Recovery codes' });
  await expect(listed).toBeVisible();
  const codes = await listed.getByRole('listitem').allInnerTexts();
  await expectAccessible(page);
  await page.getByLabel(/I have kept them/).check();
  await page.getByRole('button', { name: 'Done' }).click();
  return { app, codes };
}

test('somebody sets up an authenticator app, signs in with it, and by a recovery code', async ({
  page,
  signedIn,
}) => {
  const ana = await stand.person('ana');
  const own = await signedIn(ana, '/account/security');
  await expect(own.getByText('whoever learns your password can be you')).toBeVisible();
  await expectAccessible(own);
  await own.getByRole('button', { name: 'Add app' }).click();
  const { app, codes } = await setUpApp(own);
  await expect(own.getByRole('list', { name: 'Second factors' })).toContainText('My phone');
  await expect(own.getByText('10 codes are left')).toBeVisible();
  await expectAccessible(own);

  await enterPassword(page, ana, '/account/tokens');
  await page.waitForURL(/\/sign-in\/second-step/);
  await expectAccessible(page);
  await page.getByLabel('Code').fill('000000');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'wrong' })).toBeVisible();
  // The code of now confirmed the app, and each is taken once.
  await page.getByLabel('Code').fill(app.code(1));
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL('**/account/tokens');

  await enterPassword(page, ana, '/account/tokens');
  await page.getByRole('button', { name: 'Use a recovery code' }).click();
  await page.getByLabel('Recovery code').fill(codes[0] ?? '');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL('**/account/tokens');
  await page.goto('/account/security');
  await expect(page.getByText('9 codes are left')).toBeVisible();
});

test('a half signed in browser gets no page', async ({ page, signedIn }) => {
  const ana = await stand.person('ana');
  const own = await signedIn(ana, '/account/security');
  await own.getByRole('button', { name: 'Add app' }).click();
  await setUpApp(own);
  await enterPassword(page, ana, '/account/tokens');
  await page.waitForURL(/\/sign-in\/second-step/);
  for (const path of ['/ops', '/account/security', '/admin/people', '/set-up-second-factor']) {
    await page.goto(path);
    await page.waitForURL(/\/sign-in\?next=/);
  }
});

test('whoever must have a second factor sets one up before anything else', async ({ page }) => {
  const admin = await stand.admin();
  const { name: role } = await admin.api.post('/roles', {
    name: stand.unique('guarded'),
    operations: ['container.view'],
  });
  const shop = await stand.collection('shop');
  const ana = await stand.person('ana', { role, on: shop });
  const before = await admin.api.get('/settings/second-factors');
  await admin.api.put('/settings/second-factors', { required: 'roles', roles: [role], graceDays: 0 });
  try {
    expect((await ana.door.get('/containers/json')).status).toBe(403);
    await expect(ana.docker.refused('ps')).resolves.toMatch(/second factor is required/);
    await enterPassword(page, ana, '/account/tokens');
    await page.waitForURL(/\/set-up-second-factor/);
    await expectAccessible(page);
    await page.goto('/apps');
    await page.waitForURL(/\/set-up-second-factor/);
    await page.getByRole('button', { name: 'Authenticator app' }).click();
    await setUpApp(page);
    await page.waitForURL('**/apps');
    await ana.docker.run('ps');
  } finally {
    const { required, roles, graceDays } = before;
    await admin.api.put('/settings/second-factors', { required, roles, graceDays });
  }
});
