import type { Page } from '@playwright/test';
import { expectAccessibleIn } from './axe';
import { expect, test } from './fixtures/browser';
import { stand } from './fixtures/stand';
import { type AdminStage, adminPages } from './pages/admin-pages';

test.describe.configure({ timeout: 600_000 });

async function stage(): Promise<AdminStage> {
  const [shop, ana] = [await stand.collection('shop'), await stand.person('ana')];
  const team = await stand.team('crew', [ana], { role: 'View Only', on: shop });
  const role = await stand.role('Helper', ['container.view']);
  return { collection: shop, person: ana.username, team, role };
}

/** What a page says of its own faults while somebody walks. */
function faultsOf(page: Page): string[] {
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(`${page.url()}: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`${page.url()}: ${message.text()}`);
  });
  return faults;
}

async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  const heading = page.getByRole('heading', { level: 1 }).first();
  await expect(heading, address).toBeVisible();
  await expect(heading, address).not.toHaveText('There is nothing here');
}

/** Where the page's own part leads within administration. */
function linksOf(page: Page): Promise<string[]> {
  return page
    .locator('main a[href^="/admin/"]')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
}

test('every page of administration is accessible in both themes, fits a phone, and fails in nothing', async ({
  signedIn,
}) => {
  const staged = await stage();
  const page = await signedIn(await stand.admin(), '/admin');
  const faults = faultsOf(page);
  for (const address of Object.values(adminPages)) {
    await page.setViewportSize({ width: 1440, height: 900 });
    await open(page, address(staged));
    await expectAccessibleIn(page, 'light');
    await page.setViewportSize({ width: 390, height: 844 });
    const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    await expect.poll(overflow, page.url()).toBeLessThanOrEqual(0);
    await expectAccessibleIn(page, 'dark');
  }
  expect(faults).toEqual([]);
});

test('a delegated administrator can do what is theirs, and no link of theirs leads nowhere', async ({
  signedIn,
}) => {
  const { collection, team } = await stage();
  const role = await stand.role('Delegate', ['access.manage', 'access.view', 'collection.manage']);
  const lead = await stand.person('lead', { role, on: collection });
  const page = await signedIn(lead, '/admin');
  const faults = faultsOf(page);
  const navigation = page.getByRole('navigation', { name: 'Administration' });
  await expect(navigation.getByRole('link')).toHaveText([
    'Collections',
    'Grants',
    'Access',
    'Requests',
    'Image prefixes',
  ]);
  const linked = new Set<string>();
  for (const area of ['collections', 'grants', 'access', 'requests', 'image-prefixes']) {
    await open(page, `/admin/${area}`);
    for (const link of await linksOf(page)) linked.add(link);
  }
  for (const link of linked) await open(page, link);
  await open(page, '/admin/grants');
  await expect(page.getByRole('button', { name: 'Grant access' })).toBeEnabled();
  await open(page, `/admin/teams/${team}`);
  const add = page.getByRole('button', { name: 'Add member' }).first();
  await expect(add).toHaveAttribute('aria-disabled', 'true');
  await add.focus();
  await expect(page.getByRole('tooltip')).toContainText('You need team.manage');
  expect(faults).toEqual([]);
});

test('who may only look at administration sees why nothing can be changed', async ({ signedIn }) => {
  const operations = ['user', 'team', 'role', 'access', 'audit', 'cluster'].map((noun) => `${noun}.view`);
  const looker = await stand.person('looker', { role: await stand.role('Looker', operations), on: '/' });
  const page = await signedIn(looker, '/admin');
  for (const [area, action, missing] of [
    ['people', 'Add person', 'user.manage'],
    ['teams', 'Add team', 'team.manage'],
    ['roles', 'New role', 'role.manage'],
    ['grants', 'Grant access', 'access.manage'],
    ['clusters', 'Register cluster', 'cluster.manage'],
  ] as const) {
    await open(page, `/admin/${area}`);
    const button = page.getByRole('button', { name: action }).or(page.getByRole('link', { name: action }));
    await expect(button, area).toHaveAttribute('aria-disabled', 'true');
    await button.focus();
    await expect(page.getByRole('tooltip')).toContainText(`You need ${missing}`);
  }
});
