import { expectAccessible } from '@/e2e/axe';
import { expect, test } from '@/e2e/fixtures/browser';
import { inside, stand } from '@/e2e/fixtures/stand';
import { WebhookSink } from '@/e2e/fixtures/webhook-sink';
import { waitFor } from '@/e2e/wait-for';

test('a developer sees that their container restarts in a loop, and acknowledges it on a phone', async ({
  signedIn,
}) => {
  const admin = await stand.admin();
  const shop = await stand.collection('shop');
  const ana = await stand.person('ana', { on: shop });
  const vera = await stand.person('vera', { role: 'View Only', on: shop });
  const stranger = await stand.person('sam', { on: await stand.collection('sibling') });
  const name = stand.unique('loop');
  await admin.api.put('/alert-rules/restart-loop', {
    isEnabled: true,
    thresholds: { restarts: 3, minutes: 5 },
  });
  const page = await signedIn(ana, '/apps/alerts', { viewport: { width: 390, height: 844 }, hasTouch: true });
  await ana.docker.run(
    ...['run', '-d', '--name', name, '--restart', 'always', ...inside(shop), 'busybox', 'sh', '-c', 'exit 7'],
  );
  const alert = page.getByRole('article', { name: new RegExp(name) });
  await expect(alert).toBeVisible({ timeout: 60_000 });
  await expect(alert).toContainText('exit code 7');

  const others = await signedIn(stranger, '/apps/alerts');
  await expect(others.getByRole('article', { name: new RegExp(name) })).toHaveCount(0);
  const viewer = await signedIn(vera, '/apps/alerts');
  const refused = viewer
    .getByRole('article', { name: new RegExp(name) })
    .getByRole('button', { name: 'Acknowledge' });
  await expect(refused).toHaveAttribute('aria-disabled', 'true');
  await refused.focus();
  const hint = viewer.getByText(`You need alert.acknowledge on ${shop}`);
  await expect(hint.locator('visible=true').first()).toBeVisible();

  await alert.getByRole('button', { name: 'Acknowledge' }).tap();
  await page.getByRole('textbox', { name: 'Note' }).fill('the new image is on its way');
  await page.getByRole('dialog').getByRole('button', { name: 'Acknowledge' }).tap();
  await expect(alert).toContainText(`${ana.username} acknowledged it`);
  await expect(alert).toContainText('the new image is on its way');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await expectAccessible(page);
  await expect(viewer.getByRole('article', { name: new RegExp(name) })).toContainText(ana.username);

  await ana.docker.run('rm', '-f', name);
  await expect(alert).toHaveCount(0, { timeout: 60_000 });
  await page.getByRole('tab', { name: 'History' }).click();
  await expect(page.getByRole('article', { name: new RegExp(name) })).toContainText('Over');
  await admin.api.put('/alert-rules/restart-loop', { isEnabled: true });
});

test('an administrator sets a rule and a webhook, and looks at what was sent', async ({ signedIn }) => {
  const admin = await stand.admin();
  const sink = await WebhookSink.start();
  await admin.api.put('/webhook-networks', { networks: ['127.0.0.0/8'] });
  const name = stand.unique('chat');
  const page = await signedIn(admin, '/admin/alerts');
  await page.getByRole('button', { name: 'Change the rule Disk nearly full' }).click();
  await page.getByLabel('Percent full', { exact: true }).fill('101');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText(/must be from 1 to 100/).first()).toBeVisible();
  await page.getByLabel('Percent full', { exact: true }).fill('86');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Percent full: 86')).toBeVisible();
  await expectAccessible(page);
  await admin.api.put('/alert-rules/disk-nearly-full', { isEnabled: true });

  await page.getByRole('tab', { name: 'Webhooks' }).click();
  await page.getByRole('button', { name: 'Add a webhook' }).click();
  await page.getByRole('dialog').getByLabel('Name', { exact: true }).fill(name);
  await page.getByRole('dialog').getByLabel('URL', { exact: true }).fill(sink.url);
  await page.getByRole('dialog').getByRole('button', { name: 'Add' }).click();
  await expect(page.getByText(/^whsec_/)).toBeVisible();
  await page.getByRole('button', { name: 'I have it' }).click();
  await page.getByRole('button', { name: `Actions for ${name}` }).click();
  await page.getByRole('menuitem', { name: 'Send a test' }).click();
  await waitFor('the message', () => sink.received.some(({ body }) => body.includes(name)));
  await page.getByRole('button', { name: `Actions for ${name}` }).click();
  await page.getByRole('menuitem', { name: 'Messages' }).click();
  await expect(page.getByRole('dialog').getByText('Delivered')).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: `Actions for ${name}` }).click();
  await page.getByRole('menuitem', { name: 'Remove' }).click();
  await page.getByRole('dialog').getByRole('textbox').fill(name);
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await expect(page.getByText(`${name} was removed`)).toBeVisible();
  await sink.stop();
});
