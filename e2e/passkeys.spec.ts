import type { Page } from '@playwright/test';
import { expectAccessible } from './axe';
import { VirtualAuthenticator } from './fixtures/authenticator';
import { proofIsOld } from './fixtures/old-proof';
import { expect, test } from './fixtures/own-console';
import type { Person } from './fixtures/person';
import { enterPassword, keepCodes } from './second-factors/in-browser';

/** Adds a passkey by the page, as far as what follows in the dialog. */
async function makePasskey(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Add passkey' }).click();
  await page.getByLabel('What do you call it?').fill(name);
  await page.getByRole('button', { name: 'Make a passkey' }).click();
}

type SignedIn = (person: Person, path: string) => Promise<Page>;

/** Somebody's browser on a device that holds a passkey of theirs. */
async function withPasskey(person: Person, signedIn: SignedIn) {
  const page = await signedIn(person, '/account/security');
  const device = await VirtualAuthenticator.addTo(page);
  await makePasskey(page, 'Laptop');
  await keepCodes(page);
  return { page, device };
}

const factors = (page: Page) => page.getByRole('list', { name: 'Second factors' });

test('a passkey is set up, and signs in without a password', async ({ site, signedIn }) => {
  const ana = await site.person('ana');
  const page = await signedIn(ana, '/account/security');
  const device = await VirtualAuthenticator.addTo(page);
  await page.getByRole('button', { name: 'Add passkey' }).click();
  await expectAccessible(page);
  await page.getByLabel('What do you call it?').fill('Laptop');
  await page.getByRole('button', { name: 'Make a passkey' }).click();
  await keepCodes(page);
  await expect(factors(page)).toContainText('Laptop');
  await expect(page.getByText('10 codes are left')).toBeVisible();
  expect(await device.passkeys()).toBe(1);
  await expectAccessible(page);

  // The same device has one already, and says so.
  await makePasskey(page, 'Again');
  await expect(page.getByRole('dialog').getByRole('alert')).toContainText('has a passkey for your account');
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();

  await page.context().clearCookies();
  await page.goto('/account/sessions');
  await page.waitForURL(/\/sign-in\?next=/);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await page.waitForURL('**/account/sessions');
  await expect(page.getByText('This one')).toBeVisible();
  await expect(page.getByRole('main')).toContainText('passkey');
});

test('without a password the passkey has to know its user', async ({ site, signedIn }) => {
  const ana = await site.person('ana');
  const { page, device } = await withPasskey(ana, signedIn);
  await page.context().clearCookies();
  await page.goto('/sign-in');
  await device.recognisesUser(false);
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'No passkey was shown' })).toBeVisible();
  await expectAccessible(page);
});

test('a passkey is the second step after a password, and of its owner alone', async ({ site, signedIn }) => {
  const [ana, ben] = [await site.person('ana'), await site.person('ben')];
  const { page } = await withPasskey(ana, signedIn);
  await enterPassword(page, ana, '/account/tokens');
  await page.waitForURL(/\/sign-in\/second-step/);
  await page.getByRole('button', { name: 'Use a passkey' }).click();
  await page.waitForURL('**/account/tokens');

  // Ben has one on a device of his own. On Ana's his second step finds nothing.
  await withPasskey(ben, signedIn);
  await enterPassword(page, ben, '/account/tokens');
  await page.waitForURL(/\/sign-in\/second-step/);
  await page.getByRole('button', { name: 'Use a passkey' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'No passkey was shown' })).toBeVisible();
  await page.goto('/account/tokens');
  await page.waitForURL(/\/sign-in\?next=/);
});

test('a passkey is renamed and removed with a fresh proof, and the last one stays where one is required', async ({
  site,
  signedIn,
}) => {
  const admin = await site.admin();
  const role = await site.role('guarded', ['container.view']);
  const ana = await site.person('ana', { role, on: await site.collection('shop') });
  const { page } = await withPasskey(ana, signedIn);
  await proofIsOld(site.facts, ana.username);
  await expect
    .poll(async () => (await ana.api.call('POST', '/me/second-factors/passkey-options')).status)
    .not.toBe(200);
  await page.reload();
  await page.getByRole('button', { name: 'Rename Laptop' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Work laptop');
  await page.getByRole('button', { name: 'Rename', exact: true }).click();
  const proof = page.getByRole('dialog', { name: 'Is it still you?' });
  await expect(proof).toBeVisible();
  await expectAccessible(page);
  await proof.getByRole('button', { name: 'Use a passkey' }).click();
  await expect(proof).toBeHidden();
  await expect(factors(page)).toContainText('Work laptop');

  await admin.api.put('/settings/second-factors', { required: 'roles', roles: [role], graceDays: 0 });
  const remove = async () => {
    await page.getByRole('button', { name: 'Remove Work laptop' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  };
  try {
    await remove();
    await expect(page.getByText('this is the last one. Add another one first')).toBeVisible();
    await expectAccessible(page);
  } finally {
    await admin.api.put('/settings/second-factors', { required: 'nobody', roles: [], graceDays: 0 });
  }
  await page.reload();
  await expect(factors(page)).toContainText('Work laptop');
  await remove();
  await expect(page.getByText('whoever learns your password can be you')).toBeVisible();
});
