import type { Page } from '@playwright/test';
import { expectAccessible } from './axe';
import { answers, expect, test } from './fixtures/browser';
import type { Person } from './fixtures/person';
import { inside, stand } from './fixtures/stand';
import { waitFor } from './wait-for';

/** Somebody who may grant what there is in the collection. */
async function manager(name: string, collection: string): Promise<Person> {
  const kim = await stand.person(name, { on: collection });
  const role = await stand.role('Manager', ['access.manage', 'access.view']);
  await stand.grant(`user:${kim.username}`, role, collection);
  return kim;
}

async function containerIn(collection: string): Promise<{ name: string; id: string }> {
  const name = stand.unique('web');
  const { docker } = await stand.admin();
  const run = ['run', '-d', '--init', '--name', name, ...inside(collection), 'busybox', 'sleep', '100000'];
  return { name, id: (await docker.run(...run)).trim() };
}

const terminalOf = (page: Page) => page.getByRole('button', { name: /Open terminal|Reconnect/ });

test('a developer who is refused asks, is granted for half an hour, does it, and loses it on time', async ({
  signedIn,
}) => {
  const shop = await stand.collection('shop');
  const { name, id } = await containerIn(shop);
  const ana = await stand.person('ana', { role: 'Restricted Control', on: shop });
  const kim = await manager('kim', shop);
  const approver = await signedIn(kim, '/admin/requests');
  await expect(approver.getByText('Nobody waits for your answer.')).toBeVisible();

  // Refused: what is missing is said, and can be asked for.
  const page = await signedIn(ana, `/apps/local/containers/${id}?tab=terminal`);
  const open = terminalOf(page);
  await expect(open).toHaveAttribute('aria-disabled', 'true');
  const refusal = page.getByRole('paragraph').filter({ hasText: `You need container.exec on ${shop}.` });
  await expect(refusal).toBeVisible();
  await page.getByRole('main').getByRole('button', { name: 'Ask for it' }).click();
  const dialog = page.getByRole('dialog', { name: 'Ask for access' });
  await dialog.getByLabel('What for').fill('The shop hangs');
  await dialog.getByLabel('For how long').selectOption('30 minutes');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Send the request' }).click();
  await expect(dialog).toBeHidden();

  // The other browser shows it without being loaded again.
  const request = approver.getByRole('listitem').filter({ hasText: shop });
  await expect(request).toContainText('The shop hangs');
  await expect(approver.getByRole('link', { name: /notices? to read/ })).toBeVisible();
  await expect(approver.getByRole('link', { name: /Requests\s*1/ })).toBeVisible();
  await request.getByRole('button', { name: 'Review and grant' }).click();
  const review = approver.getByRole('dialog');
  await expect(review.getByLabel('Role')).toContainText('Full Control');
  await expect(review.getByLabel('For how long')).toHaveValue('30');
  await expect(review).toContainText('container.exec');
  await expectAccessible(approver);
  await review.getByLabel('A word to them').fill('Mind the data');
  await review.getByRole('button', { name: 'Grant', exact: true }).click();
  await expect(review).toBeHidden();

  // The button that was disabled works, on the page that was open all along.
  await expect(page.getByText(/granted you Full Control/).first()).toBeVisible();
  await expect(open).not.toHaveAttribute('aria-disabled', 'true');
  await open.click();
  const terminal = page.locator('.xterm-rows');
  await expect(page.getByText('Connected')).toBeVisible();
  await page.locator('.xterm-helper-textarea').pressSequentially('echo here-$((40+2))\n');
  await expect(terminal).toContainText('here-42');

  // The half hour is over sooner, so that nobody waits for it.
  const [{ granted }] = (await kim.api.get('/access-requests?whose=others&state=granted')).items;
  const until = Date.parse(granted.until);
  expect(until - Date.now()).toBeGreaterThan(25 * 60_000);
  const end = Date.now() + 4_000;
  await kim.api.patch(`/grants/${granted.grant}`, { expiresAt: new Date(end).toISOString() });
  await expect(page.getByText(/ends in/).first()).toBeVisible();
  await expect(page.getByText('Ended', { exact: true })).toBeVisible();
  expect(Date.now()).toBeGreaterThan(end - 500);
  expect(Date.now()).toBeLessThan(end + 2_500);
  expect(await ana.docker.refused('exec', name, 'true')).toContain('container.exec');
  await expect(page.getByText(/has ended/).first()).toBeVisible();
  await expect(terminalOf(page)).toHaveAttribute('aria-disabled', 'true');

  await page.goto('/account/requests');
  await expect(page.getByRole('listitem').filter({ hasText: 'container.exec' })).toContainText('Ended');
  await expect(page.getByText('Mind the data')).toBeVisible();
  await expectAccessible(page);
  await page.goto('/account/notices');
  await expect(page.getByRole('listitem').filter({ hasText: 'has ended' })).toBeVisible();
  await expectAccessible(page);
});

test('what is declined says why, and a request is taken back', async ({ signedIn }) => {
  const shop = await stand.collection('shop');
  const ana = await stand.person('ana', { role: 'View Only', on: shop });
  const kim = await manager('kim', shop);
  const wish = { collection: shop, reason: 'For the sale', minutes: 60 };
  await ana.api.post('/access-requests', { ...wish, operation: 'container.stop' });
  await ana.api.post('/access-requests', { ...wish, operation: 'container.kill' });
  const page = await signedIn(ana, '/account/requests');
  const killing = page.getByRole('listitem').filter({ hasText: 'container.kill' });
  await killing.getByRole('button', { name: 'Withdraw' }).click();
  await expect(killing).toContainText('Withdrawn');

  const approver = await signedIn(kim, '/admin/requests');
  const stopping = approver.getByRole('listitem').filter({ hasText: 'container.stop' });
  await stopping.getByRole('button', { name: 'Decline' }).click();
  await approver.getByLabel('A word to them').fill('Not during the sale');
  await approver.getByRole('dialog').getByRole('button', { name: 'Decline' }).click();
  const stopped = page.getByRole('listitem').filter({ hasText: 'container.stop' });
  await expect(stopped).toContainText('Not during the sale');
  await stopped.getByRole('button', { name: 'Ask again' }).click();
  await expect(page.getByRole('dialog', { name: 'Ask for access' })).toBeVisible();
});

test('an administrator sees the console as somebody else, marked on every page, and changes nothing', async ({
  signedIn,
}) => {
  const shop = await stand.collection('shop');
  const bank = await stand.collection('bank');
  const [hers, his] = [await containerIn(shop), await containerIn(bank)];
  const ana = await stand.person('ana', { role: 'Restricted Control', on: shop });
  const root = await stand.person('root', { role: 'Admin', on: '/' });
  const page = await signedIn(root, `/admin/people/${ana.username}`);
  await page.getByRole('button', { name: 'View as' }).click();
  await page.getByLabel('Why').fill('She misses a container');
  await page.getByRole('button', { name: 'Start viewing' }).click();

  const banner = page.getByRole('region', { name: `Viewing as ${ana.username}` });
  await expect(banner).toContainText(`${root.username} viewing as ${ana.username}`);
  await expect(page).toHaveURL(/\/apps/);
  await page.goto('/apps/local/containers');
  await expect(page.getByRole('row').filter({ hasText: hers.name })).toBeVisible();
  await expect(page.getByRole('row').filter({ hasText: his.name })).toHaveCount(0);
  await expect(page.getByRole('link', { name: 'Admin', exact: true })).toHaveCount(0);
  await expectAccessible(page);

  await page.getByRole('button', { name: `Actions of ${hers.name}` }).click();
  await page.getByRole('menuitem', { name: 'Restart', exact: true }).click();
  await expect(page.getByText(/you can look, and change nothing/).first()).toBeVisible();
  const { StartedAt } = (await stand.engine.container(hers.name))?.State ?? {};
  await page.goto('/account/tokens');
  await expect(page.getByText(/is not shown to whoever views as/)).toBeVisible();
  await expect(banner).toBeVisible();
  for (const width of [390, 1440]) {
    await page.setViewportSize({ width, height: 800 });
    await page.goto('/apps');
    await expect(banner.getByRole('button', { name: 'Stop' })).toBeInViewport();
  }
  await waitFor('her notice', async () =>
    (await ana.api.get('/notices')).items.some(({ text }: { text: string }) => text.includes('She misses')),
  );
  await answers(page, 'body');
  await banner.getByRole('button', { name: 'Stop' }).click();
  await expect(page.getByRole('link', { name: 'Admin', exact: true })).toBeVisible();
  await expect(banner).toHaveCount(0);
  expect((await stand.engine.container(hers.name))?.State.StartedAt).toBe(StartedAt);
});
