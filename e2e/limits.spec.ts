import { expectAccessible } from '@/e2e/axe';
import { expect, test } from '@/e2e/fixtures/browser';
import { mib, setLimits } from '@/e2e/fixtures/limits';
import { inside, stand } from '@/e2e/fixtures/stand';

test('limits of a collection are set with units, and hold at once', async ({ signedIn }) => {
  const shop = await stand.collection('shop');
  const till = await stand.collection('till', shop);
  await setLimits(shop, { memoryBytes: { default: null, maximum: 512 * mib } });
  const page = await signedIn(await stand.admin(), `/admin/collections?q=${till}`);
  await page.getByRole('link', { name: 'Limits', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Limits of ${till}`);
  await expect(page.getByText('Nothing limits what may be used here in all.')).toBeVisible();
  await expect(page.getByText(`Inherits 512 MiB from ${shop}.`)).toBeVisible();

  const most = page.getByLabel('Memory at most');
  await most.fill('lots');
  await page.getByRole('button', { name: 'Save limits' }).click();
  await expect(page.getByText('Write an amount with its unit')).toBeVisible();
  await most.fill('1 GiB');
  await page.getByRole('button', { name: 'Save limits' }).click();
  await expect(page.getByText(`${shop} allows at most 512 MiB.`)).toBeVisible();
  await most.fill('64 MiB');
  await page.getByLabel('Memory by default').fill('32 MiB');
  await page.getByLabel('Containers').fill('1');
  await page.getByRole('button', { name: 'Save limits' }).click();
  await expect(page.getByRole('img', { name: 'Containers: 0 of 1 in use' })).toBeVisible();

  const ana = await stand.person('ana', { on: till });
  await ana.docker.run('create', ...inside(till), 'busybox');
  expect(await ana.docker.refused('create', ...inside(till), 'busybox')).toContain(
    'allows 1 container in all',
  );
  await page.reload();
  await expect(page.getByRole('img', { name: 'Containers: 1 of 1 in use' })).toBeVisible();
  await expect(most).toHaveValue('64 MiB');
});

test('whoever may not manage a collection reads its limits and is told why', async ({ signedIn }) => {
  const shop = await stand.collection('shop');
  const role = await stand.role('grantor', ['access.manage', 'container.view', 'service.view']);
  const gus = await stand.person('gus', { role, on: shop });
  const page = await signedIn(gus, `/admin/collections/limits?collection=${encodeURIComponent(shop)}`);
  await expect(page.getByLabel('Memory at most')).toHaveAttribute('readonly');
  await expect(page.getByLabel('One line for each')).toHaveAttribute('readonly');
  await expect(page.getByRole('button', { name: 'Save limits' })).toHaveAttribute('aria-disabled', 'true');
  const hidden = await signedIn(gus, `/admin/collections/limits?collection=${encodeURIComponent('/System')}`);
  await expect(hidden.getByRole('heading', { level: 1 })).not.toContainText('Limits');
});

test('limits are accessible in both themes, also on a phone', async ({ signedIn }) => {
  const shop = await stand.collection('shop');
  const till = await stand.collection('till', shop);
  await setLimits(shop, {
    totalMemoryBytes: 512 * mib,
    totalNanoCpus: 4e9,
    memoryBytes: { default: 64 * mib, maximum: 256 * mib },
  });
  await setLimits(till, { containers: 2, ports: ['8000-8999'], totalMemoryBytes: 160 * mib });
  const ana = await stand.person('ana', { on: shop });
  for (const memory of ['64m', '80m']) {
    await ana.docker.run('create', '-m', memory, '--cpus', '0.5', ...inside(till), 'busybox');
  }
  const page = await signedIn(
    await stand.admin(),
    `/admin/collections/limits?collection=${encodeURIComponent(till)}`,
  );
  await expect(page.getByRole('img', { name: /Memory: 144 MiB of 160 MiB/ })).toBeVisible();
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
  await expectAccessible(page);
  const apps = await signedIn(ana, '/apps/local');
  await expect(apps.getByText(`In use in ${shop}: 144 MiB of 512 MiB of memory, 1 of 4 CPUs`)).toBeVisible();
  await expectAccessible(apps);
  if (process.env.WH_SHOTS) await apps.screenshot({ path: `${process.env.WH_SHOTS}/apps.png` });
  for (const [width, scheme] of [
    [1440, 'light'],
    [1440, 'dark'],
    [390, 'light'],
    [390, 'dark'],
  ] as const) {
    if (!process.env.WH_SHOTS) break;
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme: scheme });
    await page.screenshot({ path: `${process.env.WH_SHOTS}/limits-${width}-${scheme}.png`, fullPage: true });
  }
});
