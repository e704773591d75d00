import type { Page } from '@playwright/test';
import { expectAccessible } from './axe';
import { expect, test } from './fixtures/browser';
import { dialogOf } from './fixtures/dialogs';
import type { Person } from './fixtures/person';
import { RestClient } from './fixtures/rest';
import { inside, stand } from './fixtures/stand';
import { App } from './second-factors/people';
import { waitFor } from './wait-for';

async function fitsAPhone(page: Page): Promise<void> {
  await page.setViewportSize({ width: 390, height: 844 });
  const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  await expect.poll(overflow).toBeLessThanOrEqual(0);
  await expectAccessible(page);
}

async function withApp(person: Person): Promise<void> {
  const { id, secret } = await person.api.post('/me/second-factors/apps', { name: 'Phone of work' });
  const code = new App(secret).code();
  await person.api.post(`/me/second-factors/apps/${id}/confirm`, { code });
}

for (const path of ['profile', 'security', 'sessions', 'connect', 'notices', 'requests']) {
  test(`one's own ${path} can be read by everybody, also on a phone`, async ({ signedIn }) => {
    const page = await signedIn(await stand.person('ana'), `/account/${path}`);
    await expectAccessible(page);
    await fitsAPhone(page);
  });
}

test('whoever is invited chooses a password by a link that works once', async ({ page, signedIn }) => {
  const username = stand.unique('mia');
  const people = await signedIn(await stand.admin(), '/admin/people');
  await people.getByRole('button', { name: 'Invite' }).click();
  await dialogOf(people).getByLabel('Username').fill(username);
  await expectAccessible(people);
  await dialogOf(people).getByRole('button', { name: 'Invite' }).click();
  await expect(dialogOf(people)).toContainText(`${username} is invited`);
  await expectAccessible(people);
  const link = (await dialogOf(people).getByLabel('Link', { exact: true }).innerText()).trim();

  await page.goto(link);
  await expect(page.getByText(username)).toBeVisible();
  expect(page.url(), 'the secret leaves the address').not.toContain('#');
  await expectAccessible(page);
  await page.getByLabel('New password', { exact: true }).fill('a long enough password');
  await page.getByLabel('New password again').fill('another one');
  await page.getByRole('button', { name: 'Set password' }).click();
  await expect(page.getByText(/not the same/)).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel('New password again').fill('a long enough password');
  await page.getByRole('button', { name: 'Set password' }).click();
  await expect(page.getByRole('heading', { name: 'Your password is set' })).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('link', { name: 'Sign in' }).click();
  await page.getByLabel('User name').fill(username);
  await page.getByLabel('Password').fill('a long enough password');
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.pathname !== '/sign-in');
  await page.goto('/sign-in');
  await page.goto(link);
  await expect(page.getByRole('alert').filter({ hasText: 'link' })).toBeVisible();
  await fitsAPhone(page);
});

test('an administrator gives somebody a link for another password', async ({ page, signedIn }) => {
  const ana = await stand.person('ana');
  const person = await signedIn(await stand.admin(), `/admin/people/${ana.username}`);
  await person.getByRole('button', { name: `Actions for ${ana.username}` }).click();
  await person.getByRole('menuitem', { name: 'Give a link to set one' }).click();
  await dialogOf(person).getByRole('button', { name: 'Make the link' }).click();
  const link = (await dialogOf(person).getByLabel('Link', { exact: true }).innerText()).trim();
  await expectAccessible(person);
  await page.goto(link);
  await expect(page.getByRole('heading', { name: 'Choose another password' })).toBeVisible();
  await fitsAPhone(page);
  await page.goto('/forgotten');
  await expect(page.getByRole('heading', { name: 'Forgot your password?' })).toBeVisible();
  await fitsAPhone(page);
});

test('administrators see which second factors somebody has, and reset them', async ({ signedIn }) => {
  const ana = await stand.person('ana');
  await withApp(ana);
  const page = await signedIn(await stand.admin(), `/admin/people/${ana.username}?tab=credentials`);
  const factors = page.getByRole('list', { name: 'Second factors' });
  await expect(factors).toContainText('Phone of work');
  await expect(page.getByText('10 recovery codes are left.')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Reset', exact: true }).click();
  await dialogOf(page).getByRole('textbox').fill(ana.username);
  await expectAccessible(page);
  await dialogOf(page).getByRole('button', { name: 'Reset' }).click();
  await expect(page.getByText('None: the password alone lets them in.')).toBeVisible();
  await expect.poll(async () => (await ana.api.call('GET', '/me')).status).toBe(401);
  await fitsAPhone(page);
});

test('whoever may only see people sees no factor of theirs', async ({ signedIn }) => {
  const ana = await stand.person('ana');
  await withApp(ana);
  const role = await stand.role('Registrar', ['user.view']);
  const rita = await stand.person('rita', { role, on: '/' });
  expect((await rita.api.call('GET', `/users/${ana.username}/second-factors`)).status).toBe(403);
  const page = await signedIn(rita, `/admin/people/${ana.username}?tab=credentials`);
  const credentials = page.getByRole('tabpanel', { name: 'Credentials' });
  await expect(credentials).toContainText('You need user.manage on /.');
  await expect(page.getByText('Phone of work')).toHaveCount(0);
});

test('an administrator ends what somebody signs in with, one by one, and each is out within two seconds', async ({
  signedIn,
}) => {
  const shop = await stand.collection('shop');
  const ana = await stand.person('ana', { on: shop });
  const name = stand.unique('till');
  const { token } = await ana.api.post('/tokens', { label: 'laptop' });
  const withToken = new RestClient(stand.facts.consoleUrl, token);
  const events = ana.docker.start('events');
  const open = await signedIn(ana, '/apps/local');
  await ana.docker.run('create', '--name', name, ...inside(shop), 'busybox');
  await events.prints(name);
  await expect(open.getByRole('link', { name })).toBeVisible();
  expect((await withToken.call('GET', '/me')).status).toBe(200);

  const credentials = await signedIn(await stand.admin(), '/admin/credentials');
  await credentials.getByLabel('Search by person, name or address').fill(ana.username);
  const end = async (what: RegExp, isOut: () => Promise<unknown>) => {
    await credentials.getByRole('button', { name: what }).click();
    const answered = credentials.waitForResponse((response) => response.request().method() === 'DELETE');
    await dialogOf(credentials).getByRole('button', { name: 'End' }).click();
    await answered;
    const before = Date.now();
    await isOut();
    expect(Date.now() - before, String(what)).toBeLessThan(2_500);
    await expect(dialogOf(credentials)).toHaveCount(0);
  };
  await end(/^End the api token laptop/, () =>
    waitFor('the token to end', async () => (await withToken.call('GET', '/me')).status === 401),
  );
  await end(/^End the client bundle test/, () => events.ends());
  expect((await ana.docker.attempt('ps')).code).not.toBe(0);
  await expect(open.getByRole('link', { name }), 'the session goes on').toBeVisible();
  await end(/^End the session/, () =>
    open.waitForRequest((request) => request.url().includes('/sign-in?next=')),
  );
  await expect(open.getByText('Your session has ended')).toBeVisible();
  await expect(open.getByRole('link', { name })).toHaveCount(0);
  await (await stand.admin()).docker.run('rm', name);
});

test('a password of an imported list of stolen ones is refused with a sentence', async ({ signedIn }) => {
  const stolen = stand.unique('correct horse battery');
  const ana = await stand.person('ana');
  const security = await signedIn(await stand.admin(), '/admin/security');
  const list = security.getByRole('region', { name: 'Stolen passwords' });
  await list
    .getByLabel(/^A list to import/)
    .setInputFiles({ name: 'stolen.txt', mimeType: 'text/plain', buffer: Buffer.from(`${stolen}\n`) });
  await list.getByRole('button', { name: 'Use this list' }).click();
  await expect(list).toContainText('1 password, imported');
  await expectAccessible(security);
  const profile = await signedIn(ana, '/account/profile');
  await profile.getByLabel('Password you have now').fill(ana.password);
  await profile.getByLabel('New password', { exact: true }).fill(stolen);
  await profile.getByLabel('New password again').fill(stolen);
  await profile.getByRole('button', { name: 'Change password' }).click();
  await expect(profile.getByText(/on a list of stolen ones/)).toBeVisible();
  await expectAccessible(profile);
  await list.getByRole('button', { name: 'Remove the list of stolen passwords' }).click();
  await dialogOf(security).getByRole('button', { name: 'Remove' }).click();
  await expect(list).toContainText('No list is kept');
});

test('whoever is disabled has no page left, two seconds later', async ({ signedIn }) => {
  const ana = await stand.person('ana', { on: await stand.collection('shop') });
  const open = await signedIn(ana, '/apps/local');
  await expect(open.getByText('Live', { exact: true })).toBeVisible();
  const person = await signedIn(await stand.admin(), `/admin/people/${ana.username}`);
  await person.getByRole('button', { name: `Actions for ${ana.username}` }).click();
  await person.getByRole('menuitem', { name: 'Disable' }).click();
  await expect(dialogOf(person)).toContainText('1 person loses access');
  const answered = person.waitForResponse((response) => response.url().endsWith('/bulk/users'));
  const left = open.waitForRequest((request) => request.url().includes('/sign-in?next='));
  await dialogOf(person).getByRole('button', { name: 'Disable' }).click();
  await answered;
  const before = Date.now();
  await left;
  expect(Date.now() - before).toBeLessThan(2_500);
  await expect(open.getByText('Your session has ended')).toBeVisible();
  await expect(person.getByText('Disabled', { exact: true }).first()).toBeVisible();
});
