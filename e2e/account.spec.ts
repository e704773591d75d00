import { expectAccessible } from './axe';
import { expect, test } from './fixtures/browser';
import { signIn } from './fixtures/person';
import { RestClient } from './fixtures/rest';
import { stand } from './fixtures/stand';

test('my access says what, where, why and until when', async ({ signedIn }) => {
  const shop = await stand.collection('shop');
  const ana = await stand.person('ana');
  await stand.grant(`user:${ana.username}`, 'Restricted Control', shop, {
    expiresAt: '2030-05-06T07:08:09Z',
  });
  const page = await signedIn(ana, '/account/access');
  await expect(page.getByText(`a grant to ${ana.username}: Restricted Control on ${shop}`)).toBeVisible();
  await expect(page.getByText(/ends 6 May 2030/)).toBeVisible();
  await page
    .getByText(/things you may do/)
    .last()
    .click();
  await expect(page.getByText('Start containers').filter({ visible: true }).first()).toBeVisible();

  await page.getByLabel('May I').selectOption('container.exec');
  await page.getByLabel('In the collection').fill(shop);
  await page.getByRole('button', { name: 'Ask' }).click();
  await expect(page.getByText('No, you may not.')).toBeVisible();
  await expect(page.getByText(`You need container.exec on ${shop}.`)).toBeVisible();
  await expectAccessible(page);
});

test('a bundle is downloaded, listed and revoked', async ({ signedIn }) => {
  const ana = await stand.person('ana');
  const page = await signedIn(ana, '/account/connect');
  await expect(page.getByText('docker context import wheelhouse-local wheelhouse-local.zip')).toBeVisible();
  const label = stand.unique('laptop');
  await page.getByLabel('Where you will use it').fill(label);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download bundle' }).click();
  expect((await download).suggestedFilename()).toBe('wheelhouse-local.zip');
  await expect(page.getByText(label)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: `Revoke the bundle ${label}` }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
  await expect(page.getByText('The bundle is revoked')).toBeVisible();
  await expect(page.getByText(label)).toHaveCount(0);
});

test('a token is shown once, works, and is refused once revoked', async ({ signedIn }) => {
  const ana = await stand.person('ana');
  const page = await signedIn(ana, '/account/tokens');
  await page.getByRole('button', { name: 'Create token' }).click();
  await expect(page.getByText('Write what it is for.')).toBeVisible();
  const label = stand.unique('robot');
  await page.getByLabel('What it is for').fill(label);
  await page.getByRole('button', { name: 'Create token' }).click();
  const token = (await page.getByLabel('Token', { exact: true }).innerText()).trim();
  expect(token).toMatch(/^wht_/);
  await expectAccessible(page);
  const robot = new RestClient(stand.facts.consoleUrl, token);
  expect(await robot.get('/me')).toMatchObject({ user: { username: ana.username } });
  await page.reload();
  await expect(page.getByText(label)).toBeVisible();
  await expect(page.getByText(token)).toHaveCount(0);
  await page.getByRole('button', { name: `Revoke token ${label}` }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
  await expect(page.getByText('You have no token.')).toBeVisible();
  await expect(robot.get('/me')).rejects.toThrow();
});

test('another session can be ended, and this one is marked', async ({ signedIn }) => {
  const ana = await stand.person('ana');
  const elsewhere = await signIn(stand.facts, ana.username, ana.password);
  const page = await signedIn(ana, '/account/sessions');
  await expect(page.getByText('This one')).toHaveCount(1);
  await expectAccessible(page);
  await page
    .getByRole('button', { name: /^End (?!all)/ })
    .first()
    .click();
  await page.getByRole('dialog').getByRole('button', { name: 'End' }).click();
  await expect(page.getByText('The session has ended')).toBeVisible();
  await expect(elsewhere.api.get('/me')).rejects.toThrow();
});

test('a password is changed, with what is wrong beside its field', async ({ signedIn }) => {
  const ana = await stand.person('ana');
  const page = await signedIn(ana, '/account');
  await expect(page).toHaveURL(/\/account\/profile$/);
  const change = page.getByRole('button', { name: 'Change password' });
  await page.getByLabel('Password you have now').fill('not this one');
  await page.getByLabel('New password', { exact: true }).fill('a new long password');
  await page.getByLabel('New password again').fill('another');
  await change.click();
  await expect(page.getByText('This is not the same as the new password.')).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel('New password again').fill('a new long password');
  await change.click();
  await expect(page.getByText('This is not your password')).toBeVisible();
  await page.getByLabel('Password you have now').fill(ana.password);
  await change.click();
  await expect(page.getByText('Your password is changed.')).toBeVisible();
  await signIn(stand.facts, ana.username, 'a new long password');
});

test('a credential for a registry is kept, never shown, and removed', async ({ signedIn }) => {
  const ana = await stand.person('ana');
  const page = await signedIn(ana, '/account/registries');
  await page.getByRole('button', { name: 'Keep it' }).click();
  await expect(page.getByText('Write which registry it is for.')).toBeVisible();
  const secret = stand.unique('secret');
  await page.getByLabel('Registry').fill('https://registry.example:5000/v2/');
  await page.getByLabel('User name').fill('ana');
  await page.getByLabel('Password or token').fill(secret);
  await page.getByRole('button', { name: 'Keep it' }).click();
  await expect(page.getByText('As ana, for yourself')).toBeVisible();
  await expect(page.getByText('registry.example:5000', { exact: true })).toBeVisible();
  expect(await page.content()).not.toContain(secret);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Remove the credential for registry.example:5000' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await expect(page.getByText('None is kept.')).toBeVisible();
});
