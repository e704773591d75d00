import type { Browser, Page } from '@playwright/test';
import { expect, test } from '@/e2e/fixtures/browser';
import type { Person } from '@/e2e/fixtures/person';
import { stand } from '@/e2e/fixtures/stand';
import { waitFor } from '@/e2e/wait-for';
import { type Company, foundCompany } from './company';

const sizes = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
] as const;
const schemes = ['light', 'dark'] as const;

/** Who looks, the picture's name, the path, and what is done there before. */
type Shot = readonly [Person, string, string, ((page: Page) => Promise<void>)?];

let shots: readonly Shot[];

test.beforeAll(async () => {
  const company = await foundCompany();
  const { mia } = company;
  await waitFor('the websites to be ready', async () => {
    const { items } = await mia.api.get('/orders');
    return items.every((order: { state: string }) => order.state === 'ready');
  });
  shots = shotsOf(company);
});

for (const viewport of sizes) {
  for (const colorScheme of schemes) {
    test(`every view, ${viewport.width} px, ${colorScheme}`, async ({ browser, signedIn }) => {
      await signInPage(browser, viewport, colorScheme);
      const pages = new Map<Person, Page>();
      for (const [person, name, path, act] of shots) {
        // Whoever comes for the first time sees the system's letters until the next page.
        const page = pages.get(person) ?? (await signedIn(person, path, { viewport, colorScheme }));
        pages.set(person, page);
        await page.goto(path);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        await act?.(page);
        // Live pages never fall silent; by then they have drawn what they show first.
        await page.waitForLoadState('networkidle', { timeout: 1_500 }).catch(() => undefined);
        await page.screenshot({ path: `docs/pictures/${name}-${viewport.width}-${colorScheme}.png` });
      }
      for (const page of pages.values()) await page.context().close();
    });
  }
}

function shotsOf({ admin, ana, mia, basket, web }: Company): readonly Shot[] {
  const container = `local/containers/${basket}`;
  return [
    [admin, 'ops-overview', '/ops'],
    [admin, 'ops-cluster', '/ops/swarm'],
    [admin, 'ops-nodes', '/ops/swarm/nodes'],
    [admin, 'ops-topology', '/ops/swarm/topology'],
    [admin, 'ops-services', '/ops/swarm/services'],
    [admin, 'ops-service', `/ops/swarm/services/${web}`],
    [admin, 'ops-service-edit', `/ops/swarm/services/${web}/edit`],
    [admin, 'ops-stacks', '/ops/swarm/stacks'],
    [admin, 'ops-stack-new', '/ops/swarm/stacks/new'],
    [admin, 'ops-tasks', '/ops/swarm/tasks'],
    [admin, 'ops-swarm', '/ops/swarm/swarm'],
    [admin, 'ops-containers', '/ops/local/containers'],
    [admin, 'ops-container', `/ops/${container}`],
    [admin, 'ops-images', '/ops/local/images'],
    [admin, 'ops-networks', '/ops/local/networks'],
    [admin, 'ops-volumes', '/ops/local/volumes'],
    [admin, 'ops-secrets', '/ops/swarm/secrets'],
    [admin, 'ops-disk', '/ops/local/disk'],
    [admin, 'ops-events', '/ops/local/events'],
    [admin, 'ops-alerts', '/ops/alerts'],
    [admin, 'admin-people', '/admin/people'],
    [admin, 'admin-person', '/admin/people/ana'],
    [admin, 'admin-teams', '/admin/teams'],
    [admin, 'admin-team', '/admin/teams/shop'],
    [admin, 'admin-service-accounts', '/admin/service-accounts'],
    [admin, 'admin-roles', '/admin/roles'],
    [admin, 'admin-role', '/admin/roles/Full%20Control'],
    [admin, 'admin-collections', '/admin/collections'],
    [admin, 'admin-collection', '/admin/collections/view?collection=/Shared/shop'],
    [admin, 'admin-limits', '/admin/collections/limits?collection=/Shared/shop'],
    [admin, 'admin-grants', '/admin/grants'],
    [admin, 'admin-image-prefixes', '/admin/image-prefixes'],
    [admin, 'admin-access', '/admin/access'],
    [
      admin,
      'admin-who-can',
      '/admin/access?tab=who-can&user=ana&operation=container.exec&collection=/Shared/shop',
    ],
    [admin, 'admin-access-code', '/admin/access?tab=code'],
    [admin, 'admin-requests', '/admin/requests'],
    [admin, 'admin-import', '/admin/import'],
    [admin, 'admin-audit', '/admin/audit'],
    [admin, 'admin-recordings', '/admin/recordings'],
    [admin, 'admin-sign-in', '/admin/sign-in'],
    [admin, 'admin-security', '/admin/security'],
    [admin, 'admin-credentials', '/admin/credentials'],
    [admin, 'admin-clusters', '/admin/clusters'],
    [admin, 'admin-cluster', '/admin/clusters/swarm'],
    [admin, 'admin-alerts', '/admin/alerts'],
    [ana, 'apps-overview', '/apps'],
    [ana, 'apps-cluster', '/apps/local'],
    [ana, 'apps-container', `/apps/${container}?tab=overview`],
    [ana, 'apps-logs', `/apps/${container}?tab=logs`],
    [ana, 'apps-terminal', `/apps/${container}?tab=terminal`, lookAround],
    [ana, 'apps-stats', `/apps/${container}?tab=stats`],
    [ana, 'account-access', '/account/access'],
    [ana, 'account-connect', '/account/connect'],
    [ana, 'account-tokens', '/account/tokens'],
    [ana, 'account-sessions', '/account/sessions'],
    [ana, 'account-security', '/account/security'],
    [ana, 'account-requests', '/account/requests'],
    [ana, 'account-notices', '/account/notices'],
    [mia, 'desk', '/desk'],
    [mia, 'desk-order', '/desk/order/website'],
  ];
}

async function lookAround(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Open terminal' }).click();
  await expect(page.locator('.xterm-rows')).toContainText('/ #');
  await page.keyboard.type('ls\nhostname\n');
  await expect(page.locator('.xterm-rows')).toContainText('bin');
}

async function signInPage(
  browser: Browser,
  viewport: (typeof sizes)[number],
  colorScheme: (typeof schemes)[number],
): Promise<void> {
  const context = await browser.newContext({ viewport, colorScheme });
  const page = await context.newPage();
  await page.goto(`${stand.facts.consoleUrl}/sign-in`);
  await page.screenshot({ path: `docs/pictures/sign-in-${viewport.width}-${colorScheme}.png` });
  await context.close();
}
