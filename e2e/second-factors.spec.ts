import { expectAccessible } from './axe';
import { expect, test } from './fixtures/browser';
import { proofIsOld } from './fixtures/old-proof';
import { inside, stand } from './fixtures/stand';
import { enterPassword, setUpApp } from './second-factors/in-browser';
import { waitFor } from './wait-for';

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

test('what is dangerous asks once who is there, and goes on by itself', async ({ signedIn }) => {
  const admin = await stand.admin();
  const shop = await stand.collection('shop');
  const ana = await stand.person('ana', { on: shop });
  const names = [stand.unique('one'), stand.unique('two'), stand.unique('three')];
  for (const name of names) {
    await ana.docker.run('create', '--name', name, ...inside(shop), 'busybox', 'sleep', '1000');
  }
  const before = await admin.api.get('/settings/step-up');
  // Ten hours: nobody else who is signed in to this product is asked.
  await admin.api.put('/settings/step-up', {
    operations: ['delete', 'exec'],
    withinMinutes: 600,
    programs: 'exempt',
  });
  try {
    const page = await signedIn(ana, `/apps/local/containers?q=${names[0]}`);
    await proofIsOld(stand.facts, ana.username);
    const exec = { Cmd: ['true'] };
    const askedForProof = async () =>
      (await ana.door.post(`/containers/${names[1]}/exec`, exec)).status === 403;
    await waitFor('the door to have heard that the proof is old', askedForProof);
    expect((await ana.door.delete(`/containers/${names[1]}`)).status).toBe(403);
    // A program can prove nothing and, as it is set here, is not asked.
    await ana.docker.run('rm', names[2] ?? '');
    await page.getByRole('button', { name: `Actions of ${names[0]}` }).click();
    await page.getByRole('menuitem', { name: 'Remove', exact: true }).click();
    await page.getByRole('textbox', { name: /Type/ }).fill(names[0] ?? '');
    await page.getByRole('button', { name: 'Remove', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Is it still you?' });
    await expect(dialog).toBeVisible();
    await expectAccessible(page);
    await dialog.getByLabel('Your password').fill('wrong');
    await dialog.getByRole('button', { name: 'Go on' }).click();
    await expect(dialog.getByRole('alert')).toContainText('not your password');
    expect(await stand.engine.container(names[0] ?? '')).toBeDefined();
    await dialog.getByLabel('Your password').fill(ana.password);
    await dialog.getByRole('button', { name: 'Go on' }).click();
    await expect(dialog).toBeHidden();
    await expect.poll(() => stand.engine.container(names[0] ?? '')).toBeUndefined();
    // The proof holds.
    expect((await ana.door.delete(`/containers/${names[1]}`)).status).toBe(204);
  } finally {
    await admin.api.put('/settings/step-up', before);
  }
});
