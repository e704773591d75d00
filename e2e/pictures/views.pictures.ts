import type { Browser, Page } from '@playwright/test';
import { expect, test } from '@/e2e/fixtures/browser';
import type { Person } from '@/e2e/fixtures/person';
import { stand } from '@/e2e/fixtures/stand';
import { waitFor } from '@/e2e/wait-for';
import { foundCompany } from './company';

const sizes = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
] as const;
const schemes = ['light', 'dark'] as const;

test('every view, wide and narrow, light and dark', async ({ browser, signedIn }) => {
  const { admin, ana, mia, basket } = await foundCompany();
  await waitFor('the websites to be ready', async () => {
    const { items } = await mia.api.get('/orders');
    return items.every((order: { state: string }) => order.state === 'ready');
  });
  const container = `local/containers/${basket}`;
  const shots: readonly [Person, string, string, ((page: Page) => Promise<void>)?][] = [
    [admin, 'ops-overview', '/ops'],
    [admin, 'ops-containers', '/ops/local/containers'],
    [admin, 'ops-container', `/ops/${container}`],
    [admin, 'ops-images', '/ops/local/images'],
    [admin, 'ops-networks', '/ops/local/networks'],
    [admin, 'ops-volumes', '/ops/local/volumes'],
    [admin, 'admin-people', '/admin/people'],
    [admin, 'admin-teams', '/admin/teams'],
    [admin, 'admin-roles', '/admin/roles'],
    [admin, 'admin-collections', '/admin/collections'],
    [admin, 'admin-grants', '/admin/grants'],
    [admin, 'admin-clusters', '/admin/clusters'],
    [admin, 'admin-image-prefixes', '/admin/image-prefixes'],
    [admin, 'admin-audit', '/admin/audit'],
    [
      admin,
      'admin-access',
      '/admin/access?tab=who-can&user=ana&operation=container.exec&collection=/Shared/shop',
    ],
    [ana, 'apps-containers', '/apps/local'],
    [ana, 'apps-overview', `/apps/${container}?tab=overview`],
    [ana, 'apps-logs', `/apps/${container}?tab=logs`],
    [ana, 'apps-terminal', `/apps/${container}?tab=terminal`, lookAround],
    [ana, 'apps-stats', `/apps/${container}?tab=stats`],
    [ana, 'account-access', '/account/access'],
    [ana, 'account-connect', '/account/connect'],
    [ana, 'account-tokens', '/account/tokens'],
    [ana, 'account-sessions', '/account/sessions'],
    [mia, 'desk', '/desk'],
    [mia, 'desk-order', '/desk/order/website'],
  ];
  await signInPage(browser);
  for (const viewport of sizes) {
    for (const colorScheme of schemes) {
      for (const [person, name, path, act] of shots) {
        const page = await signedIn(person, path, { viewport, colorScheme });
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        await act?.(page);
        // Live pages never fall silent; by then they have drawn what they show first.
        await page.waitForLoadState('networkidle', { timeout: 1_500 }).catch(() => undefined);
        await page.screenshot({ path: `docs/pictures/${name}-${viewport.width}-${colorScheme}.png` });
        await page.context().close();
      }
    }
  }
});

async function lookAround(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Open terminal' }).click();
  await expect(page.locator('.xterm-rows')).toContainText('#');
  await page.keyboard.type('ls\nhostname\n');
  await expect(page.locator('.xterm-rows')).toContainText('bin');
}

async function signInPage(browser: Browser): Promise<void> {
  for (const viewport of sizes) {
    for (const colorScheme of schemes) {
      const context = await browser.newContext({ viewport, colorScheme });
      const page = await context.newPage();
      await page.goto(`${stand.facts.consoleUrl}/sign-in`);
      await page.screenshot({ path: `docs/pictures/sign-in-${viewport.width}-${colorScheme}.png` });
      await context.close();
    }
  }
}
