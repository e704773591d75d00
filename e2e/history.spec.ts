import { expectAccessible } from './axe';
import { expect, test } from './fixtures/browser';
import { inside, stand } from './fixtures/stand';

test('what a container used and what happened to it is shown, by keyboard and as a table too', async ({
  signedIn,
}) => {
  const shop = await stand.collection('shop');
  const ana = await stand.person('ana', { on: shop });
  const name = stand.unique('busy');
  const busy = ['busybox', 'sh', '-c', 'while :; do :; done'];
  const id = await ana.docker.run('run', '-d', '--cpus', '0.1', '--name', name, ...inside(shop), ...busy);

  const page = await signedIn(ana, `/apps/local/containers/${id}?tab=timeline`);
  const line = page.getByRole('list', { name: 'Time line' });
  await expect(line).toContainText('started');
  await expect(line).toContainText('Create containers');
  await expect(line).toContainText(ana.username);
  await expectAccessible(page);

  await page.getByRole('tab', { name: 'Metrics' }).click();
  const chart = page.getByRole('region', { name: 'CPU', exact: true });
  await expect(chart.getByText(/0\.\d+ cores/)).toBeVisible({ timeout: 40_000 });
  const slider = chart.getByRole('slider');
  await slider.focus();
  await page.keyboard.press('End');
  await expect(slider).toHaveAttribute('aria-valuetext', /CPU/);
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Escape');
  await chart.getByText('As a table').click();
  await expect(chart.getByRole('table')).toContainText('cores');
  await expectAccessible(page);

  await page.setViewportSize({ width: 390, height: 900 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);

  const operators = await signedIn(await stand.admin(), `/ops/local/events?name=${name}`, {
    viewport: { width: 390, height: 900 },
  });
  const events = operators.getByRole('list', { name: 'Events' });
  await expect(events).toContainText('was created');
  await stand.dockerAtEngine.run('kill', name);
  await expect(events).toContainText('ended with exit code 137', { timeout: 20_000 });
  await expectAccessible(operators);
  const kept = operators.getByRole('button', { name: /^Kept for/ });
  for (const days of ['31', '30']) {
    await kept.click();
    await operators.getByLabel('Events of engines: days').fill(days);
    await operators.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await expect(kept).toHaveText(`Kept for ${days} days`);
  }
  expect(await operators.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});

test('nobody finds in the events what they may not see', async ({ signedIn }) => {
  const shop = await stand.collection('shop');
  const yard = await stand.collection('yard');
  const [ana, ben] = [await stand.person('ana', { on: shop }), await stand.person('ben', { on: yard })];
  // Both have business in the operators' view.
  const role = await stand.role('operator', ['cluster.view', 'node.update']);
  for (const { username } of [ana, ben]) await stand.grant(`user:${username}`, role, '/');
  const name = stand.unique('hidden');
  await ana.docker.run('run', '-d', '--init', '--name', name, ...inside(shop), 'busybox', 'sleep', '1d');
  const hers = await signedIn(ana, `/ops/local/events?name=${name}`);
  await expect(hers.getByRole('list', { name: 'Events' })).toContainText('started');
  const kept = hers.getByRole('button', { name: /^Kept for/ });
  await expect(kept).toHaveAttribute('aria-disabled', 'true');
  await expect(kept).toHaveAccessibleDescription(/You need cluster\.manage on \//);
  expect((await ana.api.call('PUT', '/settings/history', { eventDays: 1, metricDays: 1 })).status).toBe(403);
  const his = await signedIn(ben, `/ops/local/events?name=${name}`);
  await expect(his.getByText('No events match the filters.')).toBeVisible();
});
