import { expectAccessible } from './axe';
import { expect, test } from './fixtures/browser';
import { dialogOf, pick } from './fixtures/dialogs';
import { RestClient } from './fixtures/rest';
import { inside, stand } from './fixtures/stand';

test('a service account is made, answered for, given a token, and disabled by who answers for it', async ({
  signedIn,
}) => {
  const [ana, account] = [await stand.person('ana'), stand.unique('robot')];
  const { api } = await stand.admin();
  const page = await signedIn(await stand.admin(), '/admin/service-accounts');
  await page.getByRole('button', { name: 'Add service account' }).first().click();
  await dialogOf(page).getByLabel('Username').fill(account);
  await pick(page, 'Who answers for it', ana.username);
  await expectAccessible(page);
  await dialogOf(page).getByRole('button', { name: 'Add' }).click();
  await page.getByRole('link', { name: account }).click();
  await page.getByRole('tab', { name: 'Tokens' }).click();
  await expect(page.getByText('It has no token, so no program can act as it by one.')).toBeVisible();
  // Ana holds nothing of the account's own collection, and nobody passes on more than they hold.
  for (const { id } of (await api.get(`/grants?subject=user:${account}`)).items) {
    await api.delete(`/grants/${id}`);
  }

  const own = await signedIn(ana, '/account/service-accounts');
  const part = own.getByRole('region', { name: account, exact: true });
  await expect(part).toContainText('You answer for it.');
  await part.getByRole('button', { name: 'New token' }).click();
  await dialogOf(own).getByLabel('What it is for').fill('Build server');
  await dialogOf(own).getByRole('button', { name: 'Create token' }).click();
  const token = (await dialogOf(own).getByLabel('Token', { exact: true }).innerText()).trim();
  await expectAccessible(own);
  await dialogOf(own).getByRole('button', { name: 'Done' }).click();
  const program = new RestClient(stand.facts.consoleUrl, token);
  expect((await program.get('/me')).user.username).toBe(account);
  await page.reload();
  await expect(page.getByText('Build server')).toBeVisible();
  await expectAccessible(page);

  await part.getByRole('button', { name: 'Disable' }).click();
  await expect(part.getByText('Disabled', { exact: true })).toBeVisible();
  await expect.poll(async () => (await program.call('GET', '/me')).status).toBe(401);
  await expect(part.getByRole('button', { name: 'New token' })).toHaveAttribute('aria-disabled', 'true');
  await expectAccessible(own);
});

test('what a directory keeps is marked, and changed there', async ({ signedIn }) => {
  const { api } = await stand.admin();
  const [name, ana] = [stand.unique('Company'), stand.unique('ana')];
  const { provider, token } = await api.post('/identity/providers', { kind: 'scim', name });
  const made = await fetch(`${stand.facts.consoleUrl}/scim/v2/Users`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/scim+json' },
    body: JSON.stringify({
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
      userName: `${ana}@corp.example`,
      externalId: ana,
      active: true,
    }),
  });
  expect(made.status).toBe(201);
  const page = await signedIn(await stand.admin(), `/admin/people?q=${ana}`);
  const mark = page.getByTitle(`${name} keeps it. It is changed there.`);
  await expect(page.getByRole('row').filter({ hasText: ana }).locator(mark)).toBeVisible();
  await expectAccessible(page);
  await api.delete(`/identity/providers/${provider.id}`);
  await page.reload();
  await expect(page.getByRole('row').filter({ hasText: ana })).toBeVisible();
  await expect(mark).toHaveCount(0);
});

test('the page of a thing says who may do what with it, and why', async ({ signedIn }) => {
  const shop = await stand.collection('shop');
  const ana = await stand.person('ana', { role: 'Restricted Control', on: shop });
  const { docker } = await stand.admin();
  const id = (await docker.run('create', ...inside(shop), 'busybox')).trim();
  const page = await signedIn(await stand.admin(), `/ops/local/containers/${id}?tab=access`);
  const access = page.getByRole('region', { name: `Access on ${shop}` });
  const row = access.getByRole('row').filter({ hasText: ana.username });
  await expect(row).toBeVisible();
  await row.getByRole('button').first().click();
  await expect(dialogOf(page)).toContainText(`Restricted Control on ${shop}`);
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(access.getByRole('list').filter({ hasText: ana.username })).toBeVisible();
  await expectAccessible(page);

  // Whoever may not see access to it has no such tab.
  const own = await signedIn(ana, `/apps/local/containers/${id}`);
  await expect(own.getByRole('tab', { name: 'Overview' })).toBeVisible();
  await expect(own.getByRole('tab', { name: 'Access' })).toHaveCount(0);
  await docker.run('rm', id);
});
